"""The screens as people see them: the real application, in a real browser, with the network cut."""
