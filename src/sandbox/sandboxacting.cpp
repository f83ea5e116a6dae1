// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Sandbox that tells what people did over HTTP, and what became of it.
#include "sandbox/sandboxinside.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool hasWord(const QString &what)
{
    return what == u"react"_s || what == u"unreact"_s || what == u"vote"_s;
}

} // namespace

std::vector<WriteRecord> Sandbox::writesInOrder(const QString &user) const
{
    const int person = user.isEmpty() ? -1 : d->world.find(user);
    std::vector<WriteRecord> records;
    for (const WriteLog::Entry &entry : d->world.writes.entries()) {
        if (user.isEmpty() || (person >= 0 && entry.person == person)) {
            records.push_back(entry.record);
            records.back().who = d->world.persons[size_t(entry.person)].handle();
        }
    }
    return records;
}

QStringList Sandbox::doneTo(const QString &user, const QString &subject) const
{
    QStringList done;
    for (const WriteRecord &record : writesInOrder(user)) {
        if (record.subject == subject && record.outcome == WriteOutcome::Done) {
            done << (hasWord(record.what) ? record.what + u' ' + record.detail : record.what);
        }
    }
    return done;
}

QStringList Sandbox::postedBy(const QString &user) const
{
    QStringList uris;
    for (const WriteRecord &record : writesInOrder(user)) {
        if (record.what == u"post"_s && record.outcome == WriteOutcome::Done) {
            uris << record.subject;
        }
    }
    return uris;
}

std::vector<Picture> Sandbox::looseFilesOf(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? std::vector<Picture>() : d->world.persons[size_t(person)].loosePictures;
}

QByteArray Sandbox::uploaded(const QString &file) const
{
    const Uploads::File *found = d->world.uploads.find(file);
    return found ? found->bytes : QByteArray();
}

std::vector<LaterPost> Sandbox::laterOf(const QString &user) const
{
    const int person = d->world.find(user);
    return person < 0 ? std::vector<LaterPost>() : d->world.persons[size_t(person)].later;
}

void Sandbox::postDue()
{
    d->world.publishDue(d->now());
}

std::optional<PostDraft> Sandbox::written(const QString &uri) const
{
    const Note *note = d->world.note(uri);
    if (!note) {
        return std::nullopt;
    }
    PostDraft draft;
    draft.text = note->text;
    draft.html = note->html;
    draft.cw = note->cw;
    draft.sensitive = note->sensitive;
    draft.visibility = note->visibility;
    draft.language = note->language;
    draft.replyTo = note->replyTo;
    draft.quote = note->quote;
    draft.channel = note->channel;
    draft.createdAt = note->createdAt;
    draft.uri = note->uri;
    draft.localOnly = note->localOnly;
    draft.format = note->format;
    draft.quotePolicy = note->quotePolicy;
    draft.pictures = note->media;
    for (const int reader : note->mentions) {
        draft.to << d->world.persons[size_t(reader)].handle();
    }
    if (note->poll) {
        draft.poll = DraftPoll{.options = note->poll->options,
            .multiple = note->poll->multiple,
            .lastsMs = note->poll->endsAt > 0 ? note->poll->endsAt - note->createdAt : 0,
            .hideTotals = note->poll->hideTotals};
    }
    return draft;
}

QStringList Sandbox::boostersOf(const QString &uri) const
{
    QStringList handles;
    for (const QString &boost : d->world.announcesOf(uri)) {
        handles << d->world.persons[size_t(d->world.announce(boost)->booster)].handle();
    }
    handles.sort();
    return handles;
}

QStringList Sandbox::reactionsBy(const QString &user, const QString &uri) const
{
    const int person = d->world.find(user);
    QStringList words;
    if (const Note *note = d->world.note(uri)) {
        for (const NoteReaction &reaction : note->reactions) {
            if (reaction.person == person) {
                words << reactionWord(d->world, reaction);
            }
        }
    }
    return words;
}

QList<int> Sandbox::votesOf(const QString &user, const QString &uri) const
{
    const Note *note = d->world.note(uri);
    const int person = d->world.find(user);
    return note && note->poll ? note->poll->chosenBy.value(person) : QList<int>();
}

QStringList Sandbox::pinsOf(const QString &user) const
{
    const int person = d->world.find(user);
    QStringList uris;
    for (const Note *note : person < 0 ? std::vector<const Note *>() : d->world.pinsOf(person)) {
        uris << note->uri;
    }
    return uris;
}

bool Sandbox::isThreadMuted(const QString &user, const QString &uri) const
{
    return d->world.isThreadMuted(d->world.find(user), uri);
}

std::vector<KeptReport> Sandbox::reports() const
{
    return d->world.reports;
}

} // namespace asterism
