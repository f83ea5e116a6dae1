// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/misskeycall.h"

#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr int mostRows = 100;
constexpr int mastodonsMost = 40; // a longestPage below it was set by a test

struct Range {
    QString since; ///< empty: from the beginning
    QString until; ///< empty: to the end
    int limit = 10;

    bool ascends() const { return !since.isEmpty() && until.isEmpty(); }
};

QString idAt(qint64 ms)
{
    return ms > 0 ? aidx(ms, {}).left(8) + u"00000000"_s : QString();
}

bool isMisskeyId(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c.isDigit();
    });
}

std::optional<HttpResponse> rangeProblem(const MisskeyCall &call, int usual, Range *range)
{
    const QJsonValue limit = call.body[u"limit"_s];
    if (!limit.isUndefined() && !limit.isDouble()) {
        return call.wrong(u"#/properties/limit/type"_s, u"must be integer"_s);
    }
    range->limit = limit.toInt(usual);
    if (range->limit > mostRows) {
        return call.wrong(u"#/properties/limit/maximum"_s, u"must be <= 100"_s);
    }
    if (range->limit < 1) {
        return call.wrong(u"#/properties/limit/minimum"_s, u"must be >= 1"_s);
    }
    if (call.world().longestPage < mastodonsMost) {
        range->limit = std::min(range->limit, call.world().longestPage);
    }
    range->since = call.text(u"sinceId"_s);
    range->until = call.text(u"untilId"_s);
    for (const QString &id : {range->since, range->until}) {
        if (!isMisskeyId(id)) {
            return call.wrong(
                u"#/properties/sinceId/format"_s, u"must match format \"misskey:id\""_s);
        }
    }
    if (range->since.isEmpty() && range->until.isEmpty()) {
        range->since = idAt(call.body[u"sinceDate"_s].toInteger());
        range->until = idAt(call.body[u"untilDate"_s].toInteger());
    }
    return std::nullopt;
}

} // namespace

HttpResponse notesPage(const MisskeyCall &call, const std::function<bool(const Copy &)> &belongs)
{
    Range range;
    if (auto problem = rangeProblem(call, 10, &range)) {
        return *problem;
    }
    const auto &byId = call.world().holdings(call.outer.site).byId;
    const auto first = range.since.isEmpty() ? byId.begin() : byId.upper_bound(range.since);
    const auto last = range.until.isEmpty() ? byId.end() : byId.lower_bound(range.until);
    std::vector<const Copy *> found;
    const auto isFull = [&] { return int(found.size()) >= range.limit; };
    const bool some = range.since.isEmpty() || range.until.isEmpty() || range.since < range.until;
    if (range.ascends()) {
        for (auto it = first; it != last && !isFull(); ++it) {
            if (belongs(it->second)) {
                found.push_back(&it->second);
            }
        }
    } else {
        for (auto it = last; some && it != first && !isFull();) {
            --it;
            if (belongs(it->second)) {
                found.push_back(&it->second);
            }
        }
    }
    QJsonArray page;
    for (const Copy *copy : found) {
        page.append(statusJson(call.view(), *copy));
    }
    return call.answer(page);
}

HttpResponse rowsPage(const MisskeyCall &call, std::vector<PagedRow> rows, int usual)
{
    Range range;
    if (auto problem = rangeProblem(call, usual, &range)) {
        return *problem;
    }
    std::erase_if(rows, [&](const PagedRow &row) {
        return (!range.since.isEmpty() && row.id <= range.since)
            || (!range.until.isEmpty() && row.id >= range.until);
    });
    std::ranges::sort(rows, std::ranges::less(), &PagedRow::id);
    if (!range.ascends()) {
        std::ranges::reverse(rows);
    }
    QJsonArray page;
    for (size_t i = 0; i < rows.size() && i < size_t(range.limit); ++i) {
        page.append(rows[i].tell());
    }
    return call.answer(page);
}

} // namespace asterism::misskeyserver
