// SPDX-License-Identifier: GPL-3.0-or-later

// New posts and changed ones: notes/create (Misskey: endpoints/notes/create.ts), notes/edit
// (Sharkey, Firefish, Iceshrimp) and notes/update (CherryPick), of which Misskey has neither. What
// is to wait at the server goes to notes/drafts/create (Misskey) or notes/schedule/create
// (Sharkey).
#include "base/clock.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/parts.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

bool hasNoWords(const QString &text)
{
    return text.trimmed().isEmpty();
}

Error cannotBePost(const Instance &instance, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = why};
}

/// The server takes no list with the same id in it again, and none without any.
void addIds(QJsonObject &fields, const QString &key, QStringList ids)
{
    ids.removeDuplicates();
    if (!ids.isEmpty()) {
        fields.insert(key, QJsonArray::fromStringList(ids));
    }
}

void addId(QJsonObject &fields, const QString &key, const QString &id)
{
    if (!id.isEmpty()) {
        fields.insert(key, id);
    }
}

/// What is blank is left out: a warning that is there folds the post, whatever is in it.
void addTexts(QJsonObject &fields, const PostText &text)
{
    if (!hasNoWords(text.text)) {
        fields.insert(u"text"_s, text.text);
    }
    if (!hasNoWords(text.warning)) {
        fields.insert(u"cw"_s, text.warning);
    }
    addIds(fields, u"fileIds"_s, mediaIds(text));
}

QJsonObject fieldsOfPoll(const PollText &poll)
{
    return {
        {u"choices"_s, QJsonArray::fromStringList(poll.choices)}, {u"multiple"_s, poll.multiple}};
}

/// From when it is posted, which of a scheduled one is when its time comes.
QJsonObject fieldsOfNewPoll(const PollText &poll)
{
    QJsonObject fields = fieldsOfPoll(poll);
    if (poll.seconds > 0) {
        fields.insert(u"expiredAfter"_s, poll.seconds * secondMs);
    }
    return fields;
}

/// One that has the very same end keeps its votes (Sharkey: core/NoteEditService.ts).
QJsonObject fieldsOfOldPoll(const PollText &poll)
{
    if (poll.endsAt <= 0) {
        return fieldsOfNewPoll(poll);
    }
    QJsonObject fields = fieldsOfPoll(poll);
    fields.insert(u"expiresAt"_s, poll.endsAt);
    return fields;
}

/// The files know themselves whether they are sensitive, and no post has a language.
QJsonObject fieldsOfPost(const Outgoing &post)
{
    QJsonObject fields;
    addTexts(fields, post.text);
    addVisibility(fields, post.text.visibility);
    if (post.text.localOnly) {
        fields.insert(u"localOnly"_s, true);
    }
    if (post.text.visibility == Visibility::Direct) {
        addIds(fields, u"visibleUserIds"_s, post.toLocalIds);
    }
    addId(fields, u"replyId"_s, post.replyToLocalId);
    addId(fields, u"renoteId"_s, post.quoteLocalId);
    return fields;
}

QJsonObject fieldsOfNewPost(const Outgoing &post)
{
    QJsonObject fields = fieldsOfPost(post);
    if (!post.text.poll.choices.isEmpty()) {
        fields.insert(u"poll"_s, fieldsOfNewPoll(post.text.poll));
    }
    return fields;
}

/// With nothing of its own a quote is a boost.
bool isEmptyPost(const PostText &text)
{
    return hasNoWords(text.text) && text.media.isEmpty() && text.poll.choices.isEmpty();
}

Error nothingInIt(const Instance &instance)
{
    return cannotBePost(instance, Words::tr("there is nothing in the post"));
}

/// No warning is said, too: one that is not told of may stay. A poll is told again, for what is not
/// told is lost, or stays as it was, or is refused.
QJsonObject withRest(QJsonObject fields, const PostText &text)
{
    if (!fields.contains(u"cw"_s)) {
        fields.insert(u"cw"_s, QJsonValue(QJsonValue::Null));
    }
    if (!text.poll.choices.isEmpty()) {
        fields.insert(u"poll"_s, fieldsOfOldPoll(text.poll));
    }
    return fields;
}

/// A draft with a time (Misskey: endpoints/notes/drafts/create.ts).
QJsonObject fieldsOfDraft(const Outgoing &post)
{
    QJsonObject fields = fieldsOfNewPost(post);
    fields.insert(u"scheduledAt"_s, post.text.scheduledAt);
    fields.insert(u"isActuallyScheduled"_s, true);
    return fields;
}

/// Sharkey: endpoints/notes/schedule/create.ts
QJsonObject fieldsOfSchedule(const Outgoing &post)
{
    QJsonObject fields = fieldsOfNewPost(post);
    fields.insert(u"scheduleNote"_s, QJsonObject{{u"scheduledAt"_s, post.text.scheduledAt}});
    return fields;
}

/// Where it keeps posts as Sharkey does, the server forgets that one is for its own people alone.
Result<Request> scheduled(const Instance &instance, const Outgoing &post)
{
    using Scheduling = Capabilities::Scheduling;
    const Scheduling scheduling = capabilities(instance).scheduling;
    if (scheduling == Scheduling::Misskey) {
        return tell(instance, u"notes/drafts/create"_s, fieldsOfDraft(post));
    }
    if (scheduling != Scheduling::Sharkey) {
        return cannotBePost(instance, Words::tr("this server keeps no post until its time"));
    }
    if (post.text.visibility == Visibility::Local || post.text.localOnly) {
        return cannotBePost(
            instance, Words::tr("posted later by this server, more people would see this post"));
    }
    return tell(instance, u"notes/schedule/create"_s, fieldsOfSchedule(post));
}

/// Whom and what it is about stays by itself; all else is written anew (CherryPick:
/// endpoints/notes/update.ts).
QJsonObject fieldsOfUpdate(const QString &localId, const PostText &text)
{
    QJsonObject fields{{u"noteId"_s, localId}};
    addTexts(fields, text);
    return withRest(fields, text);
}

/// Everything is written anew, and what is left out is lost (Firefish: endpoints/notes/edit.ts).
QJsonObject fieldsOfEdit(const QString &localId, const Outgoing &post)
{
    QJsonObject fields = fieldsOfPost(post);
    fields.insert(u"editId"_s, localId);
    return withRest(fields, post.text);
}

/// Under one of two names, or the answer itself (Iceshrimp).
QJsonObject noteIn(const QJsonObject &answer)
{
    for (const auto key : {"createdNote"_L1, "updatedNote"_L1}) {
        if (answer[key].isObject()) {
            return json::object(answer, key);
        }
    }
    return answer;
}

} // namespace

Result<Request> MisskeyFamily::publish(
    const Instance &instance, const Outgoing &post, const QString & /*key*/) const
{
    if (isEmptyPost(post.text)) {
        return nothingInIt(instance);
    }
    return post.text.scheduledAt > 0 ? scheduled(instance, post)
                                     : tell(instance, u"notes/create"_s, fieldsOfNewPost(post));
}

Result<TimelineItem> MisskeyFamily::decodePublished(
    const Instance &instance, const Response &response) const
{
    const auto made = objectAnswer(response, instance.host, false);
    return made ? noteFromJson(noteIn(*made), instance, true)
                : Result<TimelineItem>(errorOfChange(instance, made.error(), response));
}

Result<Request> MisskeyFamily::edit(
    const Instance &instance, const QString &localId, const Outgoing &post) const
{
    const Capabilities can = capabilities(instance);
    if (!can.edits) {
        return noSuchCall(instance);
    }
    if (isEmptyPost(post.text)) {
        return nothingInIt(instance);
    }
    if (!can.editsByUpdate) {
        return tell(instance, u"notes/edit"_s, fieldsOfEdit(localId, post));
    }
    if (hasNoWords(post.text.text)) {
        return cannotBePost(instance, Words::tr("this server changes only posts with a text"));
    }
    return tell(instance, u"notes/update"_s, fieldsOfUpdate(localId, post.text));
}

/// Every note is told as it was typed.
Result<Request> MisskeyFamily::source(const Instance &instance, const QString &localId) const
{
    return status(instance, localId);
}

Result<PostSource> MisskeyFamily::decodeSource(
    const Instance &instance, const Response &response) const
{
    const auto note = objectAnswer(response, instance.host, false);
    if (!note) {
        return errorOfChange(instance, note.error(), response);
    }
    if (json::text(*note, "id"_L1).isEmpty() || json::truth(*note, "isHidden"_L1)) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    const qint64 postedAt = parseIsoTime(json::text(*note, "createdAt"_L1));
    return PostSource{.text = json::verbatim(*note, "text"_L1),
        .warning = json::verbatim(*note, "cw"_L1),
        .poll = pollTextFromJson(json::object(*note, "poll"_L1), postedAt)};
}

Result<Audience> MisskeyFamily::decodeAudience(
    const Instance &instance, const Response &response) const
{
    const auto note = objectAnswer(response, instance.host, false);
    return note ? Result<Audience>(audienceOfNote(*note)) : note.error();
}

} // namespace asterism::misskey
