"""The two kinds of expected error. Anything else that is raised is a bug."""

from __future__ import annotations


class PipelineError(Exception):
    """An expected error whose text is one clear Chinese sentence for the user."""


class InputError(PipelineError):
    """The user's file or argument cannot be used: what it is and what to do about it (exit code 2)."""


class ContentError(PipelineError):
    """A rule, law, profile or template file is wrong (exit code 3).

    ``problems`` holds every fault as ``file:line: what to do``.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Hold ``problems``."""
        super().__init__("\n".join(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[str, ...]]]:
        """Survive the way through a worker process."""
        return type(self), (self.problems,)
