// SPDX-License-Identifier: GPL-3.0-or-later

// POST /api/v1/reports (mastodon: app/controllers/api/v1/reports_controller.rb; gotosocial:
// internal/processing/report/create.go; pleroma: web/common_api.ex)
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/localids.h"
#include "sandbox/sent.h"

#include "base/clock.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestComment = 1000;

QString categoryOf(const Sent &sent)
{
    static const QStringList known{u"spam"_s, u"legal"_s, u"violation"_s, u"other"_s};
    const QString said = sent.text(u"category"_s);
    return known.contains(said) ? said : u"other"_s;
}

/// Of a violation Mastodon wants to know what was violated (mastodon: app/models/report.rb).
bool namesRules(const Call &call, const Sent &sent)
{
    const QStringList known = ruleIds(call);
    const QStringList named = sent.several(u"rule_ids"_s).value_or(QStringList());
    return !named.isEmpty()
        && std::ranges::all_of(named, [&](const QString &id) { return known.contains(id); });
}

std::optional<HttpResponse> reportRefusal(const Call &call, int person, const Sent &sent)
{
    const QString comment = sent.text(u"comment"_s);
    const bool gotosocial = call.is("gotosocial"_L1);
    if (person < 0) {
        return gotosocial            ? call.no(400, u"Bad Request: account_id was not valid"_s)
            : call.is("mastodon"_L1) ? call.no(404)
                                     : call.no(400, u"Account not found"_s);
    }
    if (gotosocial && person == call.viewer) {
        return call.no(400, u"Bad Request: cannot report your own account"_s);
    }
    if (call.is("mastodon"_L1) && categoryOf(sent) == u"violation" && !namesRules(call, sent)) {
        return call.no(422, u"Validation failed: Rule ids does not reference valid rules"_s);
    }
    if (comment.size() <= longestComment) {
        return std::nullopt;
    }
    if (gotosocial) {
        return call.no(400,
            u"Bad Request: comment length must be no more than 1000 chars, provided comment was "
            "%1 chars"_s.arg(comment.size()));
    }
    return call.is("mastodon"_L1)
        ? call.no(422, u"Validation failed: Comment is too long (maximum is 1000 characters)"_s)
        : call.no(400, u"Comment must be up to 1000 characters"_s);
}

/// Of whom it is about, and that are here.
QStringList reportedPosts(const Call &call, const Sent &sent, int person, QStringList *ids)
{
    QStringList uris;
    for (const QString &id : sent.several(u"status_ids"_s).value_or(QStringList())) {
        const Copy *copy = call.world.copy(call.site, id);
        const Note *note = copy ? call.world.noteOf(*copy) : nullptr;
        if (note && note->author == person && call.world.mayRead(*copy, call.viewer)) {
            uris << note->uri;
            *ids << id;
        }
    }
    return uris;
}

QJsonObject reportJson(
    const Call &call, const KeptReport &report, int person, const QStringList &ids)
{
    if (isAkkoma(call.software())) {
        return {{u"id"_s, report.id}, {u"action_taken"_s, false}};
    }
    QJsonObject json{{u"id"_s, report.id}, {u"action_taken"_s, false},
        {u"action_taken_at"_s, QJsonValue()}, {u"comment"_s, report.comment},
        {u"category"_s, report.category}, {u"forwarded"_s, report.forward},
        {u"created_at"_s, isoTime(report.at)}, {u"status_ids"_s, QJsonArray::fromStringList(ids)},
        {u"rule_ids"_s, QJsonArray::fromStringList(report.rules)},
        {u"target_account"_s, accountJson(call.view(), person)}};
    if (call.is("gotosocial"_L1)) {
        json.insert(u"category"_s, u"other"_s); // it knows no other
        json.insert(u"action_taken_comment"_s, QJsonValue());
    }
    return json;
}

} // namespace

/// snac has no such call, and says so of everything that is posted to where nothing is.
HttpResponse reports(const Call &call)
{
    if (call.is("snac"_L1)) {
        return call.no(call.request.method == "POST" ? 422 : 404);
    }
    if (call.parts.size() != 3 || call.request.method != "POST") {
        return call.no(404);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    const Sent sent(call);
    const int person = call.world.personById(call.site, sent.text(u"account_id"_s));
    const QString comment = sent.text(u"comment"_s);
    const QString about = person < 0 ? QString() : call.world.persons[size_t(person)].handle();
    if (const auto refusal = reportRefusal(call, person, sent)) {
        call.count(u"report"_s, about, WriteOutcome::Refused, comment);
        return *refusal;
    }
    QStringList ids;
    const QString by = call.world.persons[size_t(call.viewer)].handle();
    const QString key = u"%1 reports %2"_s.arg(by, QString::number(call.world.reports.size()));
    const KeptReport report{.id = postId(call.software(), call.now, key),
        .by = by,
        .about = about,
        .posts = reportedPosts(call, sent, person, &ids),
        .comment = comment,
        .category = categoryOf(sent),
        .rules = sent.several(u"rule_ids"_s).value_or(QStringList()),
        .forward = sent.flag(u"forward"_s).value_or(false),
        .at = call.now};
    call.world.keepReport(report);
    call.count(u"report"_s, about, WriteOutcome::Done, comment);
    return call.json(reportJson(call, report, person, ids));
}

} // namespace asterism
