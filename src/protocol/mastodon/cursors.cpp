// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/cursors.h"

#include "protocol/json.h"
#include "protocol/mastodon/asking.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

constexpr qsizetype longestCursor = 500;
constexpr int mostNumbered = 20'000; // whoever has more pages has made them up

/// Besides max_id, by which nearly all are paged.
constexpr std::array otherCursors{"cursor"_L1, "page"_L1, "offset"_L1};

const QString pageMark = u"?page="_s;

} // namespace

qsizetype placeOfRow(const QJsonArray &rows, const QString &id)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (json::text(rows[i].toObject(), "id"_L1) == id) {
            return i;
        }
    }
    return -1;
}

QString belowPage(const Capabilities &can, const Response &response, const QJsonArray &rows)
{
    const PageLink next = links(response).next;
    const bool names = QUrlQuery(next.url).hasQueryItem(u"max_id"_s);
    if (names || can.linkHeader) {
        return next.maxId;
    }
    return json::text(rows.last().toObject(), "id"_L1);
}

void addSpec(QUrlQuery &query, const PageSpec &spec, int most)
{
    addOlder(query, spec.maxId);
    add(query, u"min_id"_s, spec.minId);
    add(query, u"since_id"_s, spec.sinceId);
    add(query, u"limit"_s, QString::number(std::clamp(spec.limit, 1, most)));
}

void addOlder(QUrlQuery &query, const QString &cursor)
{
    if (!cursor.startsWith(cursorMark)) {
        add(query, u"max_id"_s, cursor);
        return;
    }
    const qsizetype equals = cursor.indexOf(u'=');
    add(query, cursor.mid(1, equals - 1), cursor.mid(equals + 1));
}

QString peopleCursor(const Capabilities &can, const QString &cursor)
{
    return can.peopleByNumber && cursor.isEmpty() ? pageMark + u'1' : cursor;
}

QString belowLink(const Response &response)
{
    const PageLink next = links(response).next;
    if (!next.maxId.isEmpty()) {
        return next.maxId.size() <= longestCursor ? next.maxId : QString();
    }
    const QUrlQuery query(next.url);
    for (const QLatin1StringView key : otherCursors) {
        const QString value = query.queryItemValue(key, QUrl::FullyDecoded);
        if (!value.isEmpty() && value.size() <= longestCursor) {
            return cursorMark + key + u'=' + value;
        }
    }
    return {};
}

QString belowPeople(
    const Capabilities &can, const Response &response, const QString &cursor, bool isEmpty)
{
    if (!can.peopleByNumber) {
        return belowLink(response);
    }
    const int number = cursor.startsWith(pageMark) ? cursor.mid(pageMark.size()).toInt() : 1;
    const bool goesOn = !isEmpty && number > 0 && number < mostNumbered;
    return goesOn ? pageMark + QString::number(number + 1) : QString();
}

} // namespace asterism::mastodon
