"""The rules of Article 6 of the Paris Agreement as code. Import the room you need: this file imports none."""
