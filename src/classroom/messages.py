"""What a red box says, without the red box."""


def last_line(code: str) -> str:
    """The last line of the message that this code ends with; "" if it runs through.

    For showing real messages in a lesson: they are those of the Python that runs, not copied by hand.
    """
    try:
        exec(compile(code, "cell", "exec"), {})
    except Exception as error:
        detail = error.msg if isinstance(error, SyntaxError) else str(error)
        return f"{type(error).__name__}: {detail}"
    return ""
