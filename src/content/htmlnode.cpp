// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/htmlnode.h"

#include "content/text.h"

namespace asterism {

static const GumboVector *childrenOf(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : nullptr;
}

static std::vector<HtmlNode> nodesOf(const GumboVector *vector)
{
    std::vector<HtmlNode> nodes;
    const unsigned int count = vector != nullptr ? vector->length : 0;
    nodes.reserve(count);
    for (unsigned int i = 0; i < count; ++i) {
        nodes.emplace_back(static_cast<const GumboNode *>(vector->data[i]));
    }
    return nodes;
}

bool HtmlNode::isText() const
{
    return m_node->type == GUMBO_NODE_TEXT || m_node->type == GUMBO_NODE_WHITESPACE;
}

bool HtmlNode::isBody() const
{
    return m_node->type == GUMBO_NODE_ELEMENT && m_node->v.element.tag == GUMBO_TAG_BODY;
}

QString HtmlNode::text() const
{
    return cleanText(QString::fromUtf8(m_node->v.text.text), TextUse::Body);
}

Tag HtmlNode::tag() const
{
    if (m_node->type != GUMBO_NODE_ELEMENT) {
        return Tag::Unknown;
    }
    GumboStringPiece name = m_node->v.element.original_tag;
    gumbo_tag_from_original_text(&name);
    return tagOfTame(QByteArrayView(name.data, qsizetype(name.length)));
}

QString HtmlNode::attribute(const char *name) const
{
    const GumboAttribute *found = gumbo_get_attribute(&m_node->v.element.attributes, name);
    return found != nullptr ? QString::fromUtf8(found->value) : QString();
}

QString HtmlNode::alt() const
{
    return cleanText(attribute("alt"), TextUse::Body);
}

bool HtmlNode::hasAttribute(const char *name) const
{
    return gumbo_get_attribute(&m_node->v.element.attributes, name) != nullptr;
}

QStringList HtmlNode::words(const char *name) const
{
    return attribute(name).simplified().split(u' ', Qt::SkipEmptyParts);
}

bool HtmlNode::hasClass(QLatin1StringView name) const
{
    return words("class").contains(name);
}

std::vector<HtmlNode> HtmlNode::children() const
{
    return nodesOf(childrenOf(m_node));
}

void HtmlTree::Destroy::operator()(GumboOutput *output) const
{
    gumbo_destroy_output(&kGumboDefaultOptions, output);
}

static GumboOutput *parse(const QByteArray &source)
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0; // each would be kept with a copy of its place
    return gumbo_parse_with_options(&options, source.constData(), size_t(source.size()));
}

HtmlTree::HtmlTree(const QByteArray &tame)
    : m_source(tame)
    , m_output(parse(m_source))
{
}

std::vector<HtmlNode> HtmlTree::children() const
{
    for (const HtmlNode &node : nodesOf(childrenOf(m_output->root))) {
        if (node.isBody()) {
            return node.children();
        }
    }
    return {};
}

} // namespace asterism
