"""The engine: questions, recorded answers, and files that are written whole or not at all."""
