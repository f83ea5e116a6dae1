// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include "base/clock.h"
#include "cli/textwidth.h"
#include "content/html.h"
#include "content/plain.h"
#include "lists/listchanges.h"
#include "lists/wording.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

QJsonValue time(qint64 ms)
{
    return ms > 0 ? QJsonValue(isoTime(ms)) : QJsonValue(QJsonValue::Null);
}

/// Empty strings, not null ones: QJsonValue turns a null QString into "" too, but says so nowhere.
QJsonValue text(const QString &value)
{
    return value.isNull() ? QJsonValue(u""_s) : QJsonValue(value);
}

QJsonValue count(qint64 value)
{
    return value >= 0 ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

QJsonArray sourcesJson(const QStringList &keys, const Names &names)
{
    QJsonArray words;
    for (const QString &key : keys) {
        const QJsonValue word = names.wordOfKey(key);
        if (!words.contains(word)) { // a person is read at several hosts under one word
            words.append(word);
        }
    }
    return words;
}

QJsonArray mediaJson(const std::vector<Media> &all)
{
    QJsonArray array;
    for (const Media &media : all) {
        array.append(QJsonObject{{u"type"_s, word(media.type)}, {u"url"_s, text(media.url)},
            {u"description"_s, text(media.description)}});
    }
    return array;
}

QJsonArray reactionsJson(const store::TimelineRow &row, const Names &names)
{
    const std::vector<Reaction> &all = row.post.post.reactions;
    const QSet<qsizetype> own = store::ownReactions(row.viewers, all, names.hostsOfAccounts());
    QJsonArray array;
    for (size_t i = 0; i < all.size(); ++i) {
        array.append(QJsonObject{{u"name"_s, text(all[i].name)}, {u"count"_s, all[i].count},
            {u"mine"_s, own.contains(qsizetype(i))}});
    }
    return array;
}

QJsonObject gapJson(const store::TimelineRow &row, const Names &names)
{
    const QStringList keys =
        row.sources.isEmpty() ? QStringList{row.gap->source.key()} : row.sources;
    return {{u"kind"_s, u"gap"_s}, {u"sort_at"_s, time(row.event.sortAt)},
        {u"sources"_s, sourcesJson(keys, names)}, {u"newer_at"_s, time(row.gap->newerAt)},
        {u"older_at"_s, time(row.gap->olderAt)}};
}

QJsonObject conversationJson(const store::ConversationView &conversation)
{
    QJsonArray people;
    for (const Actor &person : conversation.people) {
        people.append(text(person.acct));
    }
    return {{u"people"_s, people}, {u"messages"_s, conversation.messages},
        {u"unread"_s, conversation.unread}};
}

/// What an account's filter folds in the window is marked where the author's warning stands. In
/// English always: scripts read it.
QString warningOf(const store::TimelineRow &row)
{
    const QString &own = row.post.post.warning;
    if (row.filtered.action < FilterAction::Warn) {
        return own;
    }
    const QString words = u"Filtered: "_s + row.filtered.titles.join(u", "_s);
    return own.isEmpty() ? words : words + u" · "_s + own;
}

bool needsEscape(char16_t c)
{
    return QString(QChar(c)) != printable(QString(QChar(c)));
}

} // namespace

QJsonObject rowJson(const store::TimelineRow &row, const Names &names)
{
    if (row.gap) {
        return gapJson(row, names);
    }
    const Post &post = row.post.post;
    QJsonArray boosters;
    for (const Actor &actor : row.boostedBy) {
        boosters.append(actor.acct);
    }
    const auto seen = QJsonArray::fromStringList(names.seenBy(row.seenBy));
    QJsonObject object{{u"kind"_s, u"post"_s}, {u"uri"_s, text(post.uri)},
        {u"url"_s, text(post.url)}, {u"author"_s, text(post.author.acct)},
        {u"created_at"_s, time(post.createdAt)}, {u"sort_at"_s, time(row.event.sortAt)},
        {u"text"_s, text(row.post.text)}, {u"cw"_s, text(warningOf(row))},
        {u"visibility"_s, word(post.visibility)}, {u"boosted_by"_s, boosters}, {u"seen_by"_s, seen},
        {u"sources"_s, sourcesJson(row.sources, names)}, {u"media"_s, mediaJson(post.media)},
        {u"reactions"_s, reactionsJson(row, names)}, {u"edited_at"_s, time(post.editedAt)}};
    if (!post.channel.isEmpty()) {
        object.insert(u"channel"_s, post.channel);
    }
    if (row.conversation) {
        object.insert(u"conversation"_s, conversationJson(*row.conversation));
    }
    if (!row.post.confirmed) {
        object.insert(u"confirmed"_s, false);
    }
    return object;
}

QJsonObject goneJson(const QString &uri, const QString &author, qint64 sortAt)
{
    return {{u"kind"_s, u"deleted"_s}, {u"uri"_s, text(uri)}, {u"author"_s, text(author)},
        {u"sort_at"_s, time(sortAt)}};
}

QJsonObject accountJson(const Account &account)
{
    return {{u"acct"_s, text(account.acct)}, {u"host"_s, text(account.host)},
        {u"display_name"_s, text(account.displayName)}, {u"actor"_s, text(account.actorUri)},
        {u"software"_s, text(account.software)}, {u"version"_s, text(account.version)},
        {u"needs_sign_in"_s, account.needsSignIn}, {u"added_at"_s, time(account.addedAt)}};
}

QJsonObject listJson(const List &list, int members)
{
    QJsonObject object = optionsToJson(list.options);
    object.insert(u"name"_s, text(list.name));
    object.insert(u"members"_s, members);
    object.insert(u"created_at"_s, time(list.createdAt));
    return object;
}

QString readerWord(const ListMember &member, const Names &names)
{
    if (member.reader != ReaderKind::Via) {
        return word(member.reader);
    }
    const Account *own = names.account(member.readerAccount);
    return own ? u"via:"_s + own->acct : word(member.reader);
}

QJsonObject memberJson(const ListMember &member, const Names &names)
{
    return {{u"handle"_s, text(member.acct)}, {u"actor"_s, text(member.actorUri)},
        {u"reader"_s, text(readerWord(member, names))},
        {u"last_read_at"_s, time(member.polled.readAt)},
        {u"next_read_at"_s, time(member.nextReadAt)}, {u"notify"_s, choiceToJson(member.notify)},
        {u"error"_s, text(troubleWords(member, names.accounts))}};
}

QJsonObject hostJson(const store::AskedHost &host, bool never, bool own)
{
    QJsonArray purposes;
    for (const Purpose purpose : host.purposes) {
        purposes << word(purpose);
    }
    return {{u"host"_s, text(host.host)}, {u"today"_s, host.today}, {u"week"_s, host.week},
        {u"last_at"_s, time(host.lastAt)}, {u"purposes"_s, purposes}, {u"never"_s, never},
        {u"own"_s, own}};
}

static QJsonArray fieldsJson(const Actor &actor)
{
    QJsonArray fields;
    for (const ActorField &field : actor.fields.value_or(std::vector<ActorField>())) {
        fields.append(QJsonObject{{u"name"_s, field.name},
            {u"value"_s, plainText(fieldBlocks(actor, field))}, {u"verified"_s, field.verified}});
    }
    return fields;
}

QJsonObject actorJson(const Actor &actor)
{
    const QString note = plainText(noteBlocks(actor));
    return {{u"handle"_s, text(actor.acct)}, {u"actor"_s, text(actor.uri)},
        {u"url"_s, text(actor.url)}, {u"display_name"_s, text(actor.displayName)},
        {u"note"_s, text(note)}, {u"avatar"_s, text(actor.avatar)},
        {u"header"_s, text(actor.header)}, {u"bot"_s, actor.bot}, {u"locked"_s, actor.locked},
        {u"group"_s, actor.group}, {u"suspended"_s, actor.suspended}, {u"limited"_s, actor.limited},
        {u"moved_to"_s, text(actor.movedTo)}, {u"followers"_s, count(actor.followers)},
        {u"following"_s, count(actor.following)}, {u"posts"_s, count(actor.posts)},
        {u"fields"_s, fieldsJson(actor)}};
}

QByteArray jsonLine(const QJsonObject &object)
{
    const QString raw = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    QString line;
    line.reserve(raw.size() + 1);
    for (const QChar c : raw) {
        if (needsEscape(c.unicode())) {
            line += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        } else {
            line += c;
        }
    }
    return line.toUtf8() + '\n';
}

} // namespace asterism::cli
