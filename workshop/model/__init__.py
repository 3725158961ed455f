"""The shapes of things: pydantic models without input or output."""
