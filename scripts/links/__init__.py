"""Where does everything in a static site lead, and does it lead there?"""
