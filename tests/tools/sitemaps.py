"""Site maps held against their schemas: that of sitemaps.org, and others restated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from tests.tools.needs import require_node_file

XSD = "http://www.w3.org/2001/XMLSchema"
MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

LINKS = f"""\
<schema xmlns="{XSD}" targetNamespace="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
  <element name="link"><complexType>
    <attribute name="rel" type="token" use="required"/>
    <attribute name="hreflang" use="required"><simpleType><restriction base="token">
      <pattern value="x-default|[a-z]{{2,3}}(-[A-Za-z0-9]+)*"/>
    </restriction></simpleType></attribute>
    <attribute name="href" type="anyURI" use="required"/>
  </complexType></element>
</schema>
"""
"""HTML's link element with what searchers read of it (Google, "Localized versions")."""

IMAGES = f"""\
<schema xmlns="{XSD}" targetNamespace="http://www.google.com/schemas/sitemap-image/1.1"
    elementFormDefault="qualified">
  <element name="image"><complexType><sequence>
    <element name="loc" type="anyURI"/>
  </sequence></complexType></element>
</schema>
"""
"""The image extension, as far as it is still read (developers.google.com, "Image sitemaps")."""

INDEX = f"""\
<schema xmlns="{XSD}" xmlns:s="{MAPS}" targetNamespace="{MAPS}" elementFormDefault="qualified">
  <element name="sitemapindex"><complexType><sequence>
    <element name="sitemap" maxOccurs="50000"><complexType><sequence>
      <element name="loc"><simpleType><restriction base="anyURI">
        <minLength value="12"/><maxLength value="2048"/>
      </restriction></simpleType></element>
      <element name="lastmod" minOccurs="0">
        <simpleType><union memberTypes="date dateTime"/></simpleType>
      </element>
    </sequence></complexType></element>
  </sequence></complexType></element>
</schema>
"""
"""The index (sitemaps.org, protocol, "XML tag definitions" of index files)."""


def complaints(data: bytes) -> list[str]:
    """Give what the schemas find wrong in a site map or an index."""
    tree = etree.fromstring(data)
    schema = _of_index() if tree.tag == f"{{{MAPS}}}sitemapindex" else _of_maps()
    schema.validate(tree)
    return [error.message for error in schema.error_log]


@cache
def _of_index() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(INDEX))


@cache
def _of_maps() -> etree.XMLSchema:
    published = require_node_file("sitemap/schema/sitemap.xsd")
    own = {"links.xsd": LINKS, "images.xsd": IMAGES}

    class Restated(etree.Resolver):
        def resolve(self, url: str | None, public: str | None, context: object) -> object:
            text = own.get(Path(url or "").name)
            return self.resolve_string(text, context) if text else None

    parser = etree.XMLParser()
    parser.resolvers.add(Restated())
    whole = f"""\
<schema xmlns="{XSD}">
  <import namespace="{MAPS}" schemaLocation="{published.as_uri()}"/>
  <import namespace="http://www.w3.org/1999/xhtml" schemaLocation="links.xsd"/>
  <import namespace="http://www.google.com/schemas/sitemap-image/1.1" schemaLocation="images.xsd"/>
</schema>
"""
    return etree.XMLSchema(etree.fromstring(whole, parser))
