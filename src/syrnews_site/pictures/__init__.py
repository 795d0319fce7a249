"""Takes out of pictures what tells who took them, where and when. The picture itself stays, to the bit."""
