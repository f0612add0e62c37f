"""The benchmark: labelled agreements, faults planted in them, scores. Pure; knows neither .docx nor rules."""
