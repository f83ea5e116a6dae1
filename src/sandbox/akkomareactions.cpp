// SPDX-License-Identifier: GPL-3.0-or-later

// What Akkoma has beside the Mastodon API: reactions with emoji, and files of follows, blocks and
// mutes to take in (pleroma: web/pleroma_api/controllers/emoji_reaction_controller.ex and
// user_import_controller.ex).
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"
#include "sandbox/sent.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostImported = 20'000;

/// "👍", ":name:", "name" or "name@host"; empty where there is no such picture.
NoteReaction wantedReaction(const Call &call, QString word)
{
    word.remove(u':');
    const QString name = word.section(u'@', 0, 0);
    const QString host = word.section(u'@', 1);
    for (size_t site = 0; site < call.world.sites.size(); ++site) {
        const bool here =
            host.isEmpty() ? int(site) == call.site : call.world.sites[site].host == host;
        if (here && emojisOf(call.world.sites[site]).contains(name)) {
            return {.emoji = name, .site = int(site), .at = call.now};
        }
    }
    const bool picture = name.isEmpty() || name[0].unicode() < 0x80;
    return {.emoji = picture ? QString() : word.left(16), .at = call.now};
}

/// Each with the accounts themselves.
HttpResponse reactionsOf(const Call &call, const Note &note, const QString &word)
{
    const View view = call.view();
    QJsonArray all;
    for (const QJsonValue told : entities::akkomaReactions(view, note)) {
        QJsonObject reaction = told.toObject();
        QJsonArray accounts;
        const QJsonArray ids = reaction[u"account_ids"_s].toArray();
        for (const QJsonValue id : ids) {
            const int person = call.world.personById(call.site, id.toString());
            if (person >= 0) {
                accounts.append(accountJson(view, person));
            }
        }
        reaction.remove(u"account_ids"_s);
        reaction.insert(u"accounts"_s, accounts);
        if (word.isEmpty() || word == reaction[u"name"_s].toString()) {
            all.append(reaction);
        }
    }
    return call.json(all);
}

/// One a line, the first of its columns; of blocks and mutes whatever blanks part.
QStringList importedHandles(const Call &call, bool follows)
{
    const Sent sent(call);
    const auto file = sent.file(u"list"_s);
    const QString text = file ? QString::fromUtf8(file->content) : sent.text(u"list"_s);
    static const QRegularExpression blanks(u"\\s+"_s);
    static const QRegularExpression lineEnds(u"[\\r\\n]+"_s);
    QStringList handles;
    for (const QString &line : text.split(follows ? lineEnds : blanks, Qt::SkipEmptyParts)) {
        QString handle = follows ? line.section(u',', 0, 0).trimmed() : line;
        handle = handle.startsWith(u'@') ? handle.mid(1) : handle;
        if (!handle.isEmpty() && handle != u"Account address"_s) {
            handles << handle;
        }
    }
    return handles.mid(0, mostImported);
}

void importOne(const Call &call, const QString &what, const QString &handle)
{
    const int person = call.world.find(handle);
    if (person < 0 || call.world.persons[size_t(person)].suspended) {
        return;
    }
    call.world.meet(call.site, person);
    const bool changed = what == u"follow"_s
        ? call.world.askToFollow(call.viewer, person, {}, call.now)
        : what == u"block"_s ? call.world.block(call.viewer, person)
                             : call.world.mute(call.viewer, person, {});
    call.world.writes.count(call.viewer, what, call.world.persons[size_t(person)].handle(),
        changed ? WriteLog::Outcome::Done : WriteLog::Outcome::Redundant);
}

} // namespace

HttpResponse changeReaction(const Call &call, const Copy &copy, const QString &word)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    const NoteReaction reaction = wantedReaction(call, word);
    if (reaction.emoji.isEmpty()) {
        return call.no(400, u"Invalid emoji"_s);
    }
    const QString uri = call.world.noteOf(copy)->uri;
    const bool adds = call.request.method == "PUT";
    const bool changed = adds ? call.world.react(call.viewer, uri, reaction)
                              : call.world.unreact(call.viewer, uri, reaction);
    call.countChange(adds ? u"react"_s : u"unreact"_s, uri, changed, word);
    return changed || adds ? call.json(statusJson(call.view(), copy))
                           : call.no(400, u"Could not remove reaction emoji"_s);
}

HttpResponse emojiReactions(const Call &call)
{
    const bool here = call.parts.value(3) == u"statuses"_s && call.parts.size() >= 6
        && call.parts.size() <= 7 && call.parts[5] == u"reactions"_s;
    if (!here) {
        return call.no(404, u"Not implemented"_s);
    }
    const Copy *copy = call.world.copy(call.site, call.parts[4]);
    const Note *note = copy ? call.world.noteOf(*copy) : nullptr;
    if (!note || !call.world.mayRead(*note, call.viewer)) {
        return call.no(404);
    }
    const QString word = call.parts.value(6);
    const bool changes = call.request.method == "PUT" || call.request.method == "DELETE";
    return changes && !word.isEmpty() ? changeReaction(call, *copy, word)
                                      : reactionsOf(call, *note, word);
}

HttpResponse akkomaImport(const Call &call)
{
    static const QHash<QString, QString> kinds{{u"follow_import"_s, u"follow"_s},
        {u"blocks_import"_s, u"block"_s}, {u"mutes_import"_s, u"mute"_s}};
    const QString what = kinds.value(call.parts.value(2));
    if (what.isEmpty() || call.request.method != "POST") {
        return call.no(404, u"Not implemented"_s);
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    const QStringList handles = importedHandles(call, what == u"follow"_s);
    for (const QString &handle : handles) {
        importOne(call, what, handle);
    }
    return typedAnswer("application/json; charset=utf-8", "\"job started\"");
}

} // namespace asterism
