"""What is no test here: looked into for examples, it would need atheris, and change how the package is loaded."""

collect_ignore = ["guided.py"]
