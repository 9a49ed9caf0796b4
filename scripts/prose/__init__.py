"""Is what a person typed well spelled, well set and safe to publish?"""
