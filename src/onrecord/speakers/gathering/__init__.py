"""Gathering: voices of many documents become persons and institutions."""
