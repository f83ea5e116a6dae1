// SPDX-License-Identifier: GPL-3.0-or-later

// New posts and changed ones: notes/create (Misskey: endpoints/notes/create.ts), notes/edit
// (Sharkey, Firefish, Iceshrimp) and notes/update (CherryPick), of which Misskey has neither.
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
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

/// The files know themselves whether they are sensitive, and no post has a language.
QJsonObject fieldsOfPost(const Outgoing &post)
{
    QJsonObject fields;
    addTexts(fields, post.text);
    addVisibility(fields, post.text.visibility);
    if (post.text.visibility == Visibility::Direct) {
        addIds(fields, u"visibleUserIds"_s, post.toLocalIds);
    }
    addId(fields, u"replyId"_s, post.replyToLocalId);
    addId(fields, u"renoteId"_s, post.quoteLocalId);
    return fields;
}

/// With nothing of its own a quote is a boost.
bool isEmptyPost(const PostText &text)
{
    return hasNoWords(text.text) && text.media.isEmpty();
}

Error nothingInIt(const Instance &instance)
{
    return cannotBePost(instance, Words::tr("there is nothing in the post"));
}

/// No warning is said, too: one that is not told of may stay.
QJsonObject withWarning(QJsonObject fields)
{
    if (!fields.contains(u"cw"_s)) {
        fields.insert(u"cw"_s, QJsonValue(QJsonValue::Null));
    }
    return fields;
}

/// Whom and what it is about stays by itself; all else is written anew (CherryPick:
/// endpoints/notes/update.ts).
QJsonObject fieldsOfUpdate(const QString &localId, const PostText &text)
{
    QJsonObject fields{{u"noteId"_s, localId}};
    addTexts(fields, text);
    return withWarning(fields);
}

/// Everything is written anew, and what is left out is lost (Firefish: endpoints/notes/edit.ts).
QJsonObject fieldsOfEdit(const QString &localId, const Outgoing &post)
{
    QJsonObject fields = fieldsOfPost(post);
    fields.insert(u"editId"_s, localId);
    return withWarning(fields);
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
    return isEmptyPost(post.text) ? Result<Request>(nothingInIt(instance))
                                  : tell(instance, u"notes/create"_s, fieldsOfPost(post));
}

Result<TimelineItem> MisskeyFamily::decodePublished(
    const Instance &instance, const Response &response) const
{
    const auto made = objectAnswer(response, instance.host, false);
    return made ? noteFromJson(noteIn(*made), instance, true)
                : Result<TimelineItem>(errorOfChange(instance, made.error(), response));
}

/// No server keeps a poll that it is not told of again, and none can be told here: a post with one
/// is not to be changed by this.
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
    // One word cannot say both for whom it is and that it stays on its server.
    if (json::truth(*note, "localOnly"_L1) && json::text(*note, "visibility"_L1) != u"public") {
        return cannotBePost(
            instance, Words::tr("written anew from here, more people would see this post"));
    }
    return PostSource{
        .text = json::verbatim(*note, "text"_L1), .warning = json::verbatim(*note, "cw"_L1)};
}

} // namespace asterism::misskey
