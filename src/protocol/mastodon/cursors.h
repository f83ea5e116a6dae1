// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/response.h"
#include "protocol/capabilities.h"
#include "protocol/page.h"

#include <QJsonArray>
#include <QString>
#include <QUrlQuery>

namespace asterism::mastodon {

// How pages go on, those that are not paged by the ids of their rows above all.

/// Where the row of that id stands; -1: there is none.
qsizetype placeOfRow(const QJsonArray &rows, const QString &id);

/// The cursor to what is older than some rows, of which there is one at least, in an answer that is
/// paged by their ids. Only the id is taken from a Link: tag timelines lose their parameters in it,
/// and it may name another host. Servers that send no Link are paged by the last row, understood or
/// not; one whose Link names no id is at its end (Pixelfed).
QString belowPage(const Capabilities &can, const Response &response, const QJsonArray &rows);

/// Begins a cursor that is no id but another pair of a query ("?page=2"); no id begins so.
constexpr QChar cursorMark = u'?';

/// The cursors and the limit, which becomes `most` at most.
void addSpec(QUrlQuery &query, const PageSpec &spec, int most);

/// What is older than `cursor`: max_id, or such a pair.
void addOlder(QUrlQuery &query, const QString &cursor);

/// What to ask with for whom somebody follows or who follows them: where the pages are counted
/// (capabilities().peopleByNumber) the first one has a number, too.
QString peopleCursor(const Capabilities &can, const QString &cursor);

/// The cursor to what is below an answer: its Link's max_id, or another pair of its query by which
/// some page. Empty: the end. Of a Link only what is needed is taken: it may name another host.
QString belowLink(const Response &response);

/// The same for such people: where the pages are counted the number after that of `cursor`, until a
/// page is empty.
QString belowPeople(
    const Capabilities &can, const Response &response, const QString &cursor, bool isEmpty);

} // namespace asterism::mastodon
