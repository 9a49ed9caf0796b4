"""What everything stands on: problems, how they are told, files; it imports nothing of ours."""
