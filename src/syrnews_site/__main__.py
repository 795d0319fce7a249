"""python -m syrnews_site"""

if __name__ == "__main__":
    from syrnews_site.cli import main

    main()
