// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/paging.h"

#include <QUrl>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Entry {
    const Copy *copy;
    QString wrapBy;
};

struct Bounds {
    QString max;
    QString since;
    QString min;
    int limit = 20;
};

Bounds boundsOf(const Call &call, const PageRules &rules)
{
    Bounds bounds{.max = call.parameter(u"max_id"_s),
        .since = call.parameter(u"since_id"_s),
        .min = call.parameter(u"min_id"_s)};
    const int wanted = call.parameter(u"limit"_s).toInt();
    bounds.limit = std::min(
        call.world.longestPage, wanted > 0 ? std::min(wanted, rules.maxLimit) : rules.defaultLimit);
    return bounds;
}

/// The page right above min_id: collected upwards, told downwards.
std::vector<Entry> pageAbove(const Call &call, const Chooser &chooser, const Bounds &bounds)
{
    std::vector<Entry> entries;
    const auto &byId = call.world.holdings(call.site).byId;
    for (auto it = byId.upper_bound(bounds.min); it != byId.end(); ++it) {
        if (int(entries.size()) >= bounds.limit
            || (!bounds.max.isEmpty() && it->first >= bounds.max)) {
            break;
        }
        if (const std::optional<QString> wrapBy = chooser(it->second)) {
            entries.push_back({&it->second, *wrapBy});
        }
    }
    std::ranges::reverse(entries);
    return entries;
}

std::vector<Entry> pageBelow(
    const Call &call, const Chooser &chooser, const Bounds &bounds, int newestOnly)
{
    std::vector<Entry> entries;
    const auto &byId = call.world.holdings(call.site).byId;
    auto it = std::make_reverse_iterator(
        bounds.max.isEmpty() ? byId.end() : byId.lower_bound(bounds.max));
    for (; it != byId.rend(); ++it) {
        if (int(entries.size()) >= bounds.limit || newestOnly == 0
            || (!bounds.since.isEmpty() && it->first <= bounds.since)) {
            break;
        }
        if (const std::optional<QString> wrapBy = chooser(it->second)) {
            entries.push_back({&it->second, *wrapBy});
            newestOnly -= newestOnly > 0 ? 1 : 0;
        }
    }
    return entries;
}

QByteArray linkHeader(const Call &call, const PageRules &rules, const Bounds &bounds,
    const std::vector<Entry> &entries)
{
    const bool snac = call.is("snac"_L1);
    QUrlQuery kept;
    if (!snac) {
        kept.addQueryItem(u"limit"_s, QString::number(bounds.limit));
    }
    for (const QString &name : rules.keep) {
        if (call.request.query.hasQueryItem(name)) {
            kept.addQueryItem(name, call.parameter(name));
        }
    }
    const QString path =
        QString::fromLatin1(QUrl::toPercentEncoding(call.request.path, QByteArray("/")));
    const auto link = [&](const QString &key, const QString &id, const QString &rel) {
        QUrlQuery query = kept;
        query.addQueryItem(key, id);
        return u"<%1%2?%3>; rel=\"%4\""_s.arg(
            call.home().base, path, query.toString(QUrl::FullyEncoded), rel);
    };
    QStringList links;
    // Mastodon sends no next after a page that is not full; the others always do.
    if (!call.is("mastodon"_L1) || int(entries.size()) == bounds.limit) {
        links.append(link(u"max_id"_s, entries.back().copy->id, u"next"_s));
    }
    links.append(link(snac ? u"since_id"_s : u"min_id"_s, entries.front().copy->id, u"prev"_s));
    return links.join(u", "_s).toLatin1();
}

} // namespace

HttpResponse pageOf(const Call &call, const Chooser &chooser, const PageRules &rules)
{
    const Bounds bounds = boundsOf(call, rules);
    const std::vector<Entry> entries = bounds.min.isEmpty()
        ? pageBelow(call, chooser, bounds, rules.newestOnly)
        : pageAbove(call, chooser, bounds);
    QJsonArray page;
    for (const Entry &entry : entries) {
        page.append(statusJson(call.view(), *entry.copy, entry.wrapBy));
    }
    HttpResponse response = call.json(page);
    if (rules.links && !entries.empty()) {
        response.headers.emplace_back("Link", linkHeader(call, rules, bounds, entries));
    }
    return response;
}

} // namespace asterism
