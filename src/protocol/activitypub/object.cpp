// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/activitypub/object.h"

#include "base/clock.h"
#include "base/host.h"
#include "protocol/acct.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism::activitypub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

Error unusable(const QString &host, const QString &id, const QString &what)
{
    return json::badAnswer(host, u"object %1: %2"_s.arg(id.left(300), what));
}

bool isPublic(const QJsonArray &audience)
{
    static const QSet<QString> names{
        u"https://www.w3.org/ns/activitystreams#Public"_s, u"as:Public"_s, u"Public"_s};
    for (const QJsonValue value : audience) {
        if (names.contains(idOf(value))) {
            return true;
        }
    }
    return false;
}

std::optional<Visibility> openness(const QJsonObject &object)
{
    if (isPublic(json::oneOrMany(object, "to"_L1))) {
        return Visibility::Public;
    }
    return isPublic(json::oneOrMany(object, "cc"_L1)) ? std::optional(Visibility::Unlisted)
                                                      : std::nullopt;
}

/// The one language of a contentMap; several say nothing about the content that is shown.
QString languageOf(const QJsonObject &object)
{
    const QJsonObject map = json::object(object, "contentMap"_L1);
    return map.size() == 1 ? map.begin().key().left(35) : QString();
}

QString contentOf(const QJsonObject &object)
{
    const QString content = json::verbatim(object, "content"_L1);
    const QJsonObject map = json::object(object, "contentMap"_L1);
    return content.isEmpty() && !map.isEmpty() ? map.begin().value().toString() : content;
}

/// Articles, videos and events have a name; a Note's would be a warning of old software.
void readText(Post &post, const QJsonObject &object)
{
    post.body = contentOf(object);
    const QString name = json::text(object, "name"_L1);
    const QString type = typeOf(object);
    if (!name.isEmpty() && type != "Note"_L1 && type != "Question"_L1) {
        post.body.prepend(u"<p><strong>"_s + name.toHtmlEscaped() + u"</strong></p>"_s);
    }
    post.warning = type == "Article"_L1 ? QString() : json::text(object, "summary"_L1);
    post.sensitive = json::truth(object, "sensitive"_L1);
    post.language = languageOf(object);
    const QString parent = idOf(object["inReplyTo"_L1]);
    post.replyToUri = json::isWebAddress(parent) ? parent : QString();
}

void readTags(Post &post, const QJsonObject &object, const QString &host)
{
    for (const QJsonValue value : json::oneOrMany(object, "tag"_L1)) {
        const QJsonObject tag = value.toObject();
        const QString name = json::text(tag, "name"_L1);
        const QString href = json::webAddress(tag, "href"_L1);
        const QString type = typeOf(tag);
        if (type == "Hashtag"_L1 && !name.isEmpty()) {
            post.tags.push_back({name.startsWith(u'#') ? name.mid(1) : name, href});
        } else if (type == "Mention"_L1 && !name.isEmpty()) {
            const QString there = href.isEmpty() ? host : hostOf(QUrl(href));
            const QString acct = canonicalAcct(name, there);
            if (!acct.isEmpty()) {
                post.mentions.push_back({acct, href});
            }
        }
    }
}

/// FEP-044f's `quote` needs the quoted author's stamp; the older fields know no consent.
void readQuote(Post &post, const QJsonObject &object)
{
    const QString consented = idOf(object["quote"_L1]);
    if (json::isWebAddress(consented)) {
        const bool stamped = !idOf(object["quoteAuthorization"_L1]).isEmpty();
        post.quoteState = stamped ? u"accepted"_s : u"pending"_s;
        post.quoteUri = consented;
        return;
    }
    for (const auto key : {"quoteUrl"_L1, "quoteUri"_L1, "_misskey_quote"_L1}) {
        const QString uri = json::webAddress(object, key);
        if (!uri.isEmpty()) {
            post.quoteState = u"accepted"_s;
            post.quoteUri = uri;
            return;
        }
    }
}

/// Likes and shares, where the server tells them.
qint64 totalOf(const QJsonObject &object, QLatin1StringView key)
{
    return json::count(json::object(object, key), "totalItems"_L1);
}

QString authorOf(const QJsonObject &object, const QString &host, const QString &wanted)
{
    QString first;
    for (const QJsonValue value : json::oneOrMany(object, "attributedTo"_L1, 10)) {
        const QString id = idOf(value);
        if (!json::isWebAddress(id) || hostOf(QUrl(id)) != host) {
            continue;
        }
        if (id == wanted) {
            return id;
        }
        first = first.isEmpty() ? id : first;
    }
    return first;
}

} // namespace

QString idOf(const QJsonValue &value)
{
    return (value.isObject() ? value.toObject()["id"_L1] : value).toString().trimmed();
}

QString typeOf(const QJsonObject &object)
{
    return json::oneOrMany(object, "type"_L1, 10).at(0).toString();
}

bool isPostType(const QString &type)
{
    static const QSet<QString> types{u"Note"_s, u"Question"_s, u"Article"_s, u"Page"_s, u"Image"_s,
        u"Video"_s, u"Event"_s, u"Audio"_s};
    return types.contains(type);
}

Result<Post> postFromObject(const QJsonObject &object, const QString &host, const QString &wanted)
{
    Post post;
    post.uri = json::webAddress(object, "id"_L1);
    const QString id = json::text(object, "id"_L1);
    if (post.uri.isEmpty() || !isUri(post.uri) || hostOf(QUrl(post.uri)) != host) {
        return unusable(host, id, Words::tr("its id lies elsewhere"));
    }
    if (!isPostType(typeOf(object))) {
        return unusable(host, id, Words::tr("it is no post"));
    }
    post.author.uri = authorOf(object, host, wanted);
    if (post.author.uri.isEmpty()) {
        return unusable(host, id, Words::tr("it has no author of this host"));
    }
    post.createdAt = parseIsoTime(json::text(object, "published"_L1));
    if (post.createdAt <= 0) {
        return unusable(host, id, Words::tr("it has no readable date"));
    }
    const auto visibility = openness(object);
    if (!visibility) {
        return Error{.kind = ErrorKind::Forbidden,
            .subject = id.left(300),
            .detail = Words::tr("not public")};
    }
    post.visibility = *visibility;
    post.url = pageOf(object);
    post.editedAt = std::max<qint64>(0, parseIsoTime(json::text(object, "updated"_L1)));
    readText(post, object);
    readTags(post, object, host);
    readQuote(post, object);
    post.emojis = emojisFromTags(object);
    post.media = mediaFromObject(object);
    post.poll = pollFromObject(object);
    post.replies = totalOf(object, "replies"_L1);
    post.boosts = totalOf(object, "shares"_L1);
    post.favourites = totalOf(object, "likes"_L1);
    return post;
}

} // namespace asterism::activitypub
