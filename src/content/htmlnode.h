// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/tags.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <gumbo.h>

#include <memory>
#include <vector>

namespace asterism {

/// gumbo's tree as the walker reads it: text, elements under our own tags, a few attributes. Nodes
/// belong to the HtmlTree.
class HtmlNode {
public:
    explicit HtmlNode(const GumboNode *node)
        : m_node(node)
    {
    }

    bool isText() const;
    bool isBody() const; ///< the element that gumbo puts around everything
    QString text() const; ///< entities resolved, cleaned for a body, white space as written
    Tag tag() const;
    QString attribute(const char *name) const; ///< as written: clean it before it is shown
    QString alt() const; ///< what stands for a picture, cleaned for a body
    bool hasAttribute(const char *name) const;
    QStringList words(const char *name) const; ///< of a list attribute such as class
    bool hasClass(QLatin1StringView name) const;
    std::vector<HtmlNode> children() const;

private:
    const GumboNode *m_node;
};

class HtmlTree {
public:
    /// `tame` comes from tameHtml() or tameText(): nothing else is safe to give to gumbo.
    explicit HtmlTree(const QByteArray &tame);

    /// The elements and texts at the top.
    std::vector<HtmlNode> children() const;

private:
    struct Destroy {
        void operator()(GumboOutput *output) const;
    };

    QByteArray m_source; ///< the tree points into it
    std::unique_ptr<GumboOutput, Destroy> m_output;
};

} // namespace asterism
