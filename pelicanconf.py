"""Settings for reading at home: `make serve` and `make site`. `publishconf.py` adds what publishing needs."""

from jinja2 import StrictUndefined

SITENAME = ""  # the edition has its name in content/edition.md
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["edition"]
MEMORY = True  # what was made is kept in .cache/ beside the content, and made again when what it was made from has changed
PACKS = False  # class packs for lessons: only for publishing, because they need the address and a print engine
BOOKS = False  # the edition as an e-book and on paper, for the same reasons
COMPRESSED = False  # texts in brotli and gzip beside them, for servers of the public

# A name that no template sets is a mistake, and what is no markup is escaped.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}

TEMPLATE_EXTENSIONS = [".html", ""]  # sitemap.xml and its like are templates under their own names

# The edition makes every page; Pelican's articles, pages, lists and feeds are switched off.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []  # the edition knows which pictures it has, and where the theme's files stand
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RELATIVE_URLS = False
DELETE_OUTPUT_DIRECTORY = False
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
