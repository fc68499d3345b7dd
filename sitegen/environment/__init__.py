"""What the machine must have for each task, what of it is missing, and the line that mends it."""
