// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// An endpoint and what it is told (Misskey: packages/backend/src/server/api/endpoints/).
struct Question {
    QString endpoint;
    QJsonObject fields = {};
};

/// Each comes with what is pinned to it, and what that answers and quotes.
constexpr qint64 largestProfiles = 8 * 1024 * 1024;

/// Endpoints that lie before a cache answer sooner with a page that may be short.
QJsonObject mayBeShort()
{
    return {{u"allowPartial"_s, true}};
}

Error cannotAskFor(const Source &source, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = source.key(), .detail = why};
}

QJsonObject shortWith(const QString &key, const QJsonValue &value)
{
    QJsonObject fields = mayBeShort();
    fields.insert(key, value);
    return fields;
}

/// Everything that they wrote: the server leaves out answers and what went into channels unless it
/// is asked for them.
Result<Question> personQuestion(const Source &source, const QString &personLocalId)
{
    if (personLocalId.isEmpty()) {
        return cannotAskFor(source, Words::tr("the person must be looked up there first"));
    }
    QJsonObject fields = shortWith(u"userId"_s, personLocalId);
    fields.insert(u"withReplies"_s, true);
    fields.insert(u"withRenotes"_s, true);
    fields.insert(u"withChannelNotes"_s, true);
    return Question{u"users/notes"_s, fields};
}

/// Of their own notes those with files. Answers cannot be asked for together with that, and come as
/// far as the server has them among these (endpoints/users/notes.ts).
Result<Question> mediaQuestion(const Source &source, const QString &personLocalId)
{
    auto question = personQuestion(source, personLocalId);
    if (question) {
        question->fields.insert(u"withFiles"_s, true);
        question->fields.insert(u"withReplies"_s, false);
        question->fields.insert(u"withRenotes"_s, false);
    }
    return question;
}

/// "query" is any of these, each of them all of those; what must not be there is left out by who
/// reads the page.
Question tagQuestion(const TagSet &tags)
{
    if (tags.all.size() < 2) {
        return {u"notes/search-by-tag"_s, {{u"tag"_s, tags.all.value(0)}}};
    }
    QJsonArray any;
    any.append(QJsonArray::fromStringList(tags.all));
    return {u"notes/search-by-tag"_s, {{u"query"_s, any}}};
}

Result<Question> questionOf(
    const Instance &instance, const Source &source, const QString &personLocalId)
{
    switch (source.kind) {
    case Source::Kind::Home:
        return Question{u"notes/timeline"_s, mayBeShort()};
    case Source::Kind::Local:
        return Question{u"notes/local-timeline"_s, shortWith(u"withReplies"_s, true)};
    case Source::Kind::Social:
        return Question{u"notes/hybrid-timeline"_s, shortWith(u"withReplies"_s, true)};
    case Source::Kind::Federated:
        return Question{u"notes/global-timeline"_s};
    case Source::Kind::Tag:
        return tagQuestion(source.tags());
    case Source::Kind::Person:
        return personQuestion(source, personLocalId);
    case Source::Kind::PersonMedia:
        return mediaQuestion(source, personLocalId);
    case Source::Kind::ServerList:
        return Question{u"notes/user-list-timeline"_s, shortWith(u"listId"_s, source.param)};
    case Source::Kind::Antenna:
        return Question{u"antennas/notes"_s, {{u"antennaId"_s, source.param}}};
    case Source::Kind::Channel:
        return Question{u"channels/timeline"_s, shortWith(u"channelId"_s, source.param)};
    case Source::Kind::Clip:
        return Question{u"clips/notes"_s, {{u"clipId"_s, source.param}}};
    case Source::Kind::Mentions:
        return Question{u"notes/mentions"_s};
    case Source::Kind::Direct:
        return Question{u"notes/mentions"_s, {{u"visibility"_s, u"specified"_s}}};
    case Source::Kind::Favourites:
        return Question{u"i/favorites"_s};
    case Source::Kind::Bubble:
        if (capabilities(instance).bubble) {
            return Question{u"notes/bubble-timeline"_s};
        }
        break;
    case Source::Kind::List:
    case Source::Kind::Lookup:
    case Source::Kind::Notifications: // notifications()
        break;
    }
    return cannotAskFor(source, Words::tr("no server keeps this timeline"));
}

/// Nobody is asked for twice: the server takes no list with the same id in it again.
QJsonArray eachOnce(QStringList ids)
{
    ids.removeDuplicates();
    return QJsonArray::fromStringList(ids);
}

/// Misskey calls its own people's host null.
QJsonObject fieldsOf(const Instance &instance, const Handle &handle)
{
    const bool local = handle.host == instance.accountDomain || handle.host == instance.host;
    return {{u"username"_s, handle.user},
        {u"host"_s, local ? QJsonValue(QJsonValue::Null) : QJsonValue(handle.host)}};
}

/// "/@ao" or "/@ao@b.example", which is the page of somebody.
std::optional<Handle> handleOnPage(const Instance &instance, const QString &path)
{
    if (!path.startsWith(u"/@"_s)) {
        return {};
    }
    const QString name = path.mid(2);
    const auto handle = parseHandle(name.contains(u'@') ? name : name + u'@' + instance.host);
    return handle ? std::optional(*handle) : std::nullopt;
}

/// What the server has itself needs not be fetched, which is scarce (30 an hour); and fetching
/// knows none of its people by their pages (Misskey: endpoints/ap/show.ts).
std::optional<Question> ownAddress(const Instance &instance, const QString &text)
{
    const QUrl url(text);
    if (!json::isWebAddress(text) || hostOf(url) != instance.host) {
        return {};
    }
    const QString path = url.path();
    if (const auto handle = handleOnPage(instance, path)) {
        return Question{u"users/show"_s, fieldsOf(instance, *handle)};
    }
    const QString id = path.section(u'/', 2);
    if (path.startsWith(u"/notes/"_s) && !id.isEmpty()) {
        return Question{u"notes/show"_s, {{u"noteId"_s, id}}};
    }
    if (path.startsWith(u"/users/"_s) && !id.isEmpty()) {
        return Question{u"users/show"_s, {{u"userId"_s, id}}};
    }
    return {};
}

} // namespace

Result<Request> MisskeyFamily::timeline(const Instance &instance, const Source &source,
    const PageSpec &spec, const QString &personLocalId) const
{
    const auto question = questionOf(instance, source, personLocalId);
    if (!question) {
        return question.error();
    }
    return ask(instance, question->endpoint, withSpec(question->fields, spec));
}

Result<Request> MisskeyFamily::pinned(
    const Instance &instance, const Source &person, const QString &personLocalId) const
{
    if (personLocalId.isEmpty()) {
        return cannotAskFor(person, Words::tr("the person must be looked up there first"));
    }
    return actor(instance, personLocalId);
}

Request MisskeyFamily::status(const Instance &instance, const QString &localId) const
{
    return ask(instance, u"notes/show"_s, {{u"noteId"_s, localId}});
}

Request MisskeyFamily::context(const Instance &instance, const QString &localId) const
{
    return ask(instance, u"notes/children"_s, {{u"noteId"_s, localId}, {u"limit"_s, mostRows}});
}

std::optional<Request> MisskeyFamily::moreAnswers(
    const Instance &instance, const QString &localId, const QString &below) const
{
    return ask(instance, u"notes/children"_s,
        {{u"noteId"_s, localId}, {u"limit"_s, mostRows}, {u"untilId"_s, below}});
}

std::optional<Request> MisskeyFamily::ancestors(
    const Instance &instance, const QString &localId) const
{
    return ask(instance, u"notes/conversation"_s, {{u"noteId"_s, localId}, {u"limit"_s, mostRows}});
}

Result<Request> MisskeyFamily::lookup(const Instance &instance, const Handle &handle) const
{
    return ask(instance, u"users/show"_s, fieldsOf(instance, handle));
}

Request MisskeyFamily::actor(const Instance &instance, const QString &localId) const
{
    return ask(instance, u"users/show"_s, {{u"userId"_s, localId}});
}

Result<Request> MisskeyFamily::people(const Instance &instance, const QStringList &localIds) const
{
    if (localIds.isEmpty() || localIds.size() > capabilities(instance).peopleAtOnce) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server cannot be asked about so many people at once")};
    }
    Request request = ask(instance, u"users/show"_s, {{u"userIds"_s, eachOnce(localIds)}});
    request.maxBytes = largestProfiles;
    return request;
}

Request MisskeyFamily::verify(const Instance &instance) const
{
    return ask(instance, u"i"_s);
}

Request MisskeyFamily::resolve(
    const Instance &instance, const QString &text, Wanted /*wanted*/) const
{
    if (const auto handle = parseHandle(text)) {
        return ask(instance, u"users/show"_s, fieldsOf(instance, *handle));
    }
    if (const auto own = ownAddress(instance, text)) {
        return ask(instance, own->endpoint, own->fields);
    }
    return ask(instance, u"ap/show"_s, {{u"uri"_s, text}});
}

} // namespace asterism::misskey
