"""The history of the tables, one step a file. A step that was released is never changed."""
