"""python -m syrnews_site"""

if __name__ == "__main__":
    from syrnews_site.cli.main import main

    main()
