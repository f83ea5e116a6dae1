// SPDX-License-Identifier: GPL-3.0-or-later

// users/search, notes/search and hashtags/search (Misskey:
// packages/backend/src/server/api/endpoints)
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/parts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int furthestOffset = 2000; ///< whoever has more pages passes over "offset"
constexpr qint64 largestFindings = 8 * 1024 * 1024; // of people the whole profiles

QString bareWords(const SearchSpec &spec)
{
    QString text = spec.text.trimmed();
    while (spec.what == SearchFor::Tags && text.startsWith(u'#')) {
        text.remove(0, 1);
    }
    return text;
}

QString endpointFor(SearchFor what)
{
    switch (what) {
    case SearchFor::People:
        return u"users/search"_s;
    case SearchFor::Posts:
        return u"notes/search"_s;
    case SearchFor::Tags:
        break;
    }
    return u"hashtags/search"_s;
}

int limitOf(const SearchSpec &spec)
{
    return std::clamp(spec.limit, 1, mostRows);
}

/// Which accounts may search posts is up to their roles: UNAVAILABLE is what older ones say
/// (endpoints/notes/search.ts).
Error searchError(Error error, const Response &response, SearchFor what)
{
    const QString code = errorCode(response);
    const bool unavailable = code == "UNAVAILABLE"_L1 || code == "ROLE_PERMISSION_DENIED"_L1;
    if (what == SearchFor::Posts && unavailable) {
        error.kind = ErrorKind::Forbidden;
        error.detail = Words::tr("this server does not let the account search posts");
    }
    return error;
}

void skipFound(Findings &findings, const Error &error)
{
    ++findings.skipped;
    qCDebug(logProtocol) << "row skipped:" << error.subject << error.detail;
}

void takeRow(Findings &findings, const QJsonObject &row, SearchFor what, const Instance &instance)
{
    if (what == SearchFor::People) {
        auto actor = userFromJson(row, instance);
        actor ? findings.people.push_back(std::move(*actor)) : skipFound(findings, actor.error());
        return;
    }
    auto item = noteFromJson(row, instance, true);
    item ? findings.posts.push_back(std::move(*item)) : skipFound(findings, item.error());
}

/// Posts go on below the oldest of them, all else is counted.
QString belowFound(const QJsonArray &rows, const SearchSpec &spec)
{
    if (rows.isEmpty()) {
        return {};
    }
    if (spec.what == SearchFor::Posts) {
        const QString last = json::text(rows.last().toObject(), "id"_L1);
        return spec.below.isEmpty() || last < spec.below ? last : QString();
    }
    const int offset = std::max(0, spec.below.toInt()) + limitOf(spec);
    return offset < furthestOffset ? QString::number(offset) : QString();
}

} // namespace

Result<Request> MisskeyFamily::search(const Instance &instance, const SearchSpec &spec) const
{
    const QString text = bareWords(spec);
    if (text.isEmpty() || text.size() > longestSearch) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("there must be a few words to search for")};
    }
    QJsonObject fields{{u"query"_s, text}, {u"limit"_s, limitOf(spec)}};
    if (spec.what == SearchFor::Posts && !spec.below.isEmpty()) {
        fields.insert(u"untilId"_s, spec.below);
    } else if (const int offset = spec.below.toInt(); offset > 0) {
        fields.insert(u"offset"_s, offset);
    }
    Request request = ask(instance, endpointFor(spec.what), fields);
    request.maxBytes = largestFindings;
    return request;
}

Result<Findings> MisskeyFamily::decodeSearch(
    const Instance &instance, const Response &response, const SearchSpec &spec) const
{
    auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return searchError(rows.error(), response, spec.what);
    }
    while (rows->size() > mostRows) {
        rows->removeLast();
    }
    Findings findings;
    if (spec.what == SearchFor::Tags) {
        findings.tags = tagsFromJson(*rows, instance); // bare names
    } else {
        for (const QJsonValue row : std::as_const(*rows)) {
            takeRow(findings, row.toObject(), spec.what, instance);
        }
    }
    findings.below = belowFound(*rows, spec);
    return findings;
}

} // namespace asterism::misskey
