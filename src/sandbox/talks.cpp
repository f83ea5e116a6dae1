// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/conversations (tests/fixtures/gotosocial/conversations.json; mastodon:
// app/models/account_conversation.rb, app/controllers/api/v1/conversations_controller.rb; akkoma:
// lib/pleroma/conversation/participation.ex; snac: mastoapi.c says [])
#include "sandbox/talks.h"

#include "sandbox/akkoma.h"
#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int usualTalks = 20;
constexpr int mostTalks = 40;

/// The note, where it is said to some people and the viewer is one of them.
const Note *saidToViewer(const Call &call, const Copy &copy)
{
    const Note *note = copy.boost || call.viewer < 0 ? nullptr : call.world.noteOf(copy);
    const bool direct = note && note->visibility == Visibility::Direct;
    return direct && call.world.mayRead(*note, call.viewer) ? note : nullptr;
}

std::vector<int> othersIn(const Call &call, const Note &note)
{
    std::vector<int> others = note.mentions;
    others.push_back(note.author);
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, call.viewer);
    return others.empty() ? std::vector{call.viewer} : others;
}

/// To Akkoma a thread is one, whoever is in it; to the others its people make another one of it.
QString talkKey(const Call &call, const Note &note)
{
    QString key = call.world.threadOf(note.uri);
    if (!isAkkoma(call.software())) {
        for (const int other : othersIn(call, note)) {
            key += u' ' + QString::number(other);
        }
    }
    return key;
}

QString talkId(const Call &call, const QString &key, qint64 at)
{
    const QString own = key + u'@' + QString::number(call.viewer);
    return call.is("gotosocial"_L1) ? ulid(at, own)
                                    : QString::number(steadyHash(own) % 1'000'000'000);
}

QJsonObject talkJson(const Call &call, const Talk &talk)
{
    QJsonArray people;
    for (const int other : talk.others) {
        people.append(accountJson(call.view(), other));
    }
    return {{u"id"_s, talk.id}, {u"unread"_s, talk.unread}, {u"accounts"_s, people},
        {u"last_status"_s, statusJson(call.view(), talk.last)}};
}

QByteArray talkLinks(const Call &call, const std::vector<Talk> &talks, int limit)
{
    const auto link = [&](const QString &key, const QString &id, const QString &rel) {
        return u"<%1%2?limit=%3&%4=%5>; rel=\"%6\""_s.arg(
            call.home().base, call.request.path, QString::number(limit), key, id, rel);
    };
    QStringList links;
    if (int(talks.size()) == limit || !call.is("mastodon"_L1)) {
        links << link(u"max_id"_s, talks.back().last.id, u"next"_s);
    }
    links << link(u"min_id"_s, talks.front().last.id, u"prev"_s);
    return links.join(u", "_s).toLatin1();
}

/// By the ids of their last posts.
HttpResponse talksPage(const Call &call)
{
    const int wanted = call.parameter(u"limit"_s).toInt();
    const int limit = wanted > 0 ? std::min(wanted, mostTalks) : usualTalks;
    const QString max = call.parameter(u"max_id"_s);
    const QString min = call.parameter(u"min_id"_s) + call.parameter(u"since_id"_s);
    std::vector<Talk> talks = talksOf(call);
    std::erase_if(talks, [&](const Talk &talk) {
        return (!max.isEmpty() && talk.last.id >= max) || (!min.isEmpty() && talk.last.id <= min);
    });
    talks.resize(std::min(talks.size(), size_t(limit)));
    QJsonArray page;
    for (const Talk &talk : talks) {
        page.append(talkJson(call, talk));
    }
    HttpResponse response = call.json(page);
    if (!talks.empty()) {
        response.headers.emplace_back("Link", talkLinks(call, talks, limit));
    }
    return response;
}

HttpResponse markTalk(const Call &call, const QString &id)
{
    std::vector<Talk> talks = talksOf(call);
    const auto found = std::ranges::find(talks, id, &Talk::id);
    if (found == talks.end()) {
        return call.no(404);
    }
    call.world.changed();
    call.world.persons[size_t(call.viewer)].readTalks.insert(found->key, found->last.uri);
    found->unread = false;
    return call.json(talkJson(call, *found));
}

} // namespace

std::vector<Talk> talksOf(const Call &call)
{
    std::map<QString, Talk> byKey;
    for (const auto &[id, copy] : call.world.holdings(call.site).byId) { // the oldest first
        const Note *note = saidToViewer(call, copy);
        if (!note) {
            continue;
        }
        const QString key = talkKey(call, *note);
        Talk &talk = byKey[key];
        talk.id = talk.id.isEmpty() ? talkId(call, key, copy.createdAt) : talk.id;
        talk.key = key;
        talk.others = othersIn(call, *note);
        talk.last = copy;
        talk.unread = note->author != call.viewer
            && call.world.persons[size_t(call.viewer)].readTalks.value(key) != note->uri;
    }
    std::vector<Talk> talks;
    for (auto &[key, talk] : byKey) {
        talks.push_back(std::move(talk));
    }
    std::ranges::sort(talks, std::ranges::greater(), [](const Talk &talk) { return talk.last.id; });
    return talks;
}

std::optional<QJsonObject> talkOf(const Call &call, const Copy &copy)
{
    if (!saidToViewer(call, copy)) {
        return std::nullopt;
    }
    const std::vector<Talk> talks = talksOf(call);
    const auto found =
        std::ranges::find_if(talks, [&](const Talk &talk) { return talk.last.id == copy.id; });
    return found == talks.end() ? std::nullopt : std::optional(talkJson(call, *found));
}

HttpResponse conversations(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    const bool reads = call.request.method == "GET" && call.parts.size() == 3;
    if (reads) {
        return call.is("snac"_L1) ? call.json(QJsonArray()) : talksPage(call);
    }
    const bool marks = call.request.method == "POST" && call.parts.size() == 5
        && call.parts[4] == u"read"_s && !call.is("snac"_L1);
    return marks ? markTalk(call, call.parts[3]) : call.no(404);
}

} // namespace asterism
