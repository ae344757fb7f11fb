"""What the pages read: the state of the site, people, lists."""
