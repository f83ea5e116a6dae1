// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/reportposts.h"

#include "content/plain.h"
#include "store/postsby.h"
#include "ui/models/hear.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestExcerpt = 140;

/// The beginning of a text on one line.
QString excerptOf(const store::StoredPost &stored)
{
    const Post &post = stored.post;
    const QString text =
        (post.warning.isEmpty() ? openText(stored.text, stored.blocks) : post.warning).simplified();
    const QString shown = text.isEmpty() ? post.uri : text;
    return shown.size() > longestExcerpt ? shown.left(longestExcerpt) + u'…' : shown;
}

} // namespace

ReportPosts::ReportPosts(
    store::Store &store, const QString &acct, const QString &post, QObject *parent)
    : RowsModel({"uri", "text", "time", "chosen"}, parent)
{
    if (!post.isEmpty()) {
        m_chosen << post;
    }
    const auto read = [acct, post](store::CacheTx &tx) { return readLines(tx, acct, post); };
    hear(store.readCache(read), &store, this, [this](const Result<std::vector<Line>> &lines) {
        // Without them there is nothing to choose: a report needs no posts.
        if (lines) {
            m_lines = *lines;
            show();
        }
    });
}

ReportPosts::Line ReportPosts::lineOf(const store::StoredPost &stored)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(stored.post.createdAt);
    return {.uri = stored.post.uri,
        .text = excerptOf(stored),
        .time = QLocale().toString(time, QLocale::ShortFormat)};
}

Result<std::vector<ReportPosts::Line>> ReportPosts::readLines(
    store::CacheTx &tx, const QString &acct, const QString &post)
{
    std::vector<Line> lines;
    if (!post.isEmpty()) {
        const auto first = store::postByUri(tx, post);
        lines.push_back(first && *first ? lineOf(**first) : Line{.uri = post, .text = post});
    }
    const auto newest = store::postsBy(tx, acct, mostShown);
    if (!newest) {
        return newest.error();
    }
    for (const store::StoredPost &one : *newest) {
        if (one.post.uri != post) {
            lines.push_back(lineOf(one));
        }
    }
    return lines;
}

void ReportPosts::toggle(const QString &uri)
{
    if (m_chosen.removeAll(uri) == 0) {
        m_chosen << uri;
    }
    show();
    Q_EMIT chosenChanged();
}

void ReportPosts::show()
{
    std::vector<Row> rows;
    for (const Line &line : m_lines) {
        rows.push_back({line.uri, {line.uri, line.text, line.time, m_chosen.contains(line.uri)}});
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
