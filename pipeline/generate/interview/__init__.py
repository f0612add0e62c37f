"""The interview: what a project file still lacks, asked one thing at a time; pure, without a terminal."""
