"""Disk and git in: files become text with places, and nothing is understood yet."""
