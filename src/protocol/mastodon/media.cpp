// SPDX-License-Identifier: GPL-3.0-or-later

// Files that posts are to have: POST /api/v2/media, or v1 on old servers, GET and PUT
// /api/v1/media/:id (docs.joinmastodon.org/methods/media)
#include "protocol/attachments.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/postfields.h"

#include <QCoreApplication>
#include <QMimeDatabase>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int stillReading = 206;
constexpr int bodyTooLarge = 413;
constexpr int serverError = 500;
/// On a slow line, and then the server reads a film before it says anything.
constexpr int leastTimeMs = 60'000;
constexpr qint64 slowestBytesPerSecond = 50'000;
constexpr int mostTimeMs = 30 * 60'000;
constexpr int longestSilenceMs = 2 * 60'000;

/// What the server calls a type: "audio/mp3" is "audio/mpeg", and an "audio/x-vorbis+ogg" is an
/// "audio/ogg". Nothing: it takes none such.
std::optional<QString> typeThere(const QStringList &taken, const QString &type)
{
    if (taken.isEmpty() || taken.contains(type)) {
        return type;
    }
    const QMimeType own = QMimeDatabase().mimeTypeForName(type);
    const auto known = std::ranges::find_if(
        taken, [&own](const QString &one) { return own.isValid() && own.inherits(one); });
    return known == taken.end() ? std::nullopt : std::optional(*known);
}

/// 0: any.
qint64 mostBytesOf(const PostingLimits &limits, const QString &type)
{
    return type.startsWith("image/"_L1) ? limits.imageBytes : limits.videoBytes;
}

QString inMegabytes(qint64 bytes)
{
    return QString::number(double(bytes) / 1'000'000, 'f', 1);
}

/// Empty: nothing speaks against it.
QString whyNotSent(const Instance &instance, const Attachment &file)
{
    if (!capabilities(instance).media) {
        return Words::tr("this server takes no files");
    }
    const PostingLimits &limits = instance.posting;
    if (!typeThere(limits.mediaTypes, file.type)) {
        return Words::tr("this server takes no files of the type %1").arg(file.type);
    }
    const qint64 most = mostBytesOf(limits, file.type);
    return most > 0 && file.bytes > most
        ? Words::tr("the file has %1 MB, and this server takes %2 MB")
              .arg(inMegabytes(file.bytes), inMegabytes(most))
        : QString();
}

/// snac goes by how a name ends, and keeps one file of each name: a second "file.png" would be in
/// the place of the first, in whatever has that (snac: mastoapi.c).
Form uploadForm(const Instance &instance, const Attachment &file, const QString &path)
{
    const QString type = typeThere(instance.posting.mediaTypes, file.type).value_or(file.type);
    Form form{.fileName = nameToSend(file, path), .type = type.toUtf8(), .path = path};
    if (!file.description.isEmpty()) {
        form.fields.append({"description", file.description.toUtf8()});
    }
    if (capabilities(instance).mediaFocus && !file.focus.isNull()) {
        form.fields.append({"focus", focusText(file.focus).toUtf8()});
    }
    return form;
}

int timeFor(qint64 bytes)
{
    const qint64 ms = leastTimeMs + bytes / slowestBytesPerSecond * 1000;
    return int(std::clamp<qint64>(ms, leastTimeMs, mostTimeMs));
}

Error cannotSend(const Instance &instance, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = why};
}

/// The server's words where there are some: a server in front writes a web page. One that says in
/// words why it cannot read a file cannot read it the next time, either, whatever number it finds
/// for that (Mastodon: app/controllers/api/v1/media_controller.rb).
Error aboutFile(Error error, const Response &response)
{
    const bool tells = !error.detail.startsWith("HTTP "_L1);
    if (response.status == bodyTooLarge) {
        error.detail = Words::tr("the file is too large for this server");
    } else if (error.kind == ErrorKind::Rejected && !tells) {
        error.detail = Words::tr("this server does not take the file (%1)").arg(error.detail);
    } else if (response.status == serverError && error.kind == ErrorKind::Network && tells
        && isJson(response)) {
        error.kind = ErrorKind::Rejected;
    }
    return error;
}

} // namespace

Result<Request> MastodonFamily::sendMedia(
    const Instance &instance, const Attachment &file, const QString &path) const
{
    if (const QString why = whyNotSent(instance, file); !why.isEmpty()) {
        return cannotSend(instance, why);
    }
    const bool old = capabilities(instance).mediaOldPath;
    Request request = get(instance, old ? u"v1/media"_s : u"v2/media"_s);
    request.method = "POST";
    request.form = uploadForm(instance, file, path);
    request.timeoutMs = timeFor(file.bytes);
    request.idleTimeoutMs = longestSilenceMs;
    return request;
}

/// Without a url it is still being read (GoToSocial says so with a 200), with one it is not
/// (Pleroma says 202 of what is ready).
Result<SentMedia> MastodonFamily::decodeSentMedia(
    const Instance &instance, const Response &response) const
{
    if (response.status == stillReading && response.body.trimmed().isEmpty()) {
        return SentMedia{.ready = false};
    }
    const auto told = json::objectAnswer(response, instance.host, false);
    if (!told) {
        return aboutFile(told.error(), response);
    }
    const QString id = json::text(*told, "id"_L1);
    if (id.isEmpty()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    const bool done = response.status != stillReading && !json::text(*told, "url"_L1).isEmpty();
    return SentMedia{.id = id, .ready = done || !capabilities(instance).mediaLater};
}

Result<Request> MastodonFamily::mediaState(const Instance &instance, const QString &id) const
{
    return capabilities(instance).mediaLater
        ? Result<Request>(get(instance, u"v1/media/"_s + segment(id)))
        : cannotSend(instance, Words::tr("this server does not tell that"));
}

Result<Request> MastodonFamily::describeMedia(
    const Instance &instance, const Attachment &file) const
{
    const Capabilities can = capabilities(instance);
    if (!can.media || file.id.isEmpty()) {
        return cannotSend(instance, Words::tr("there is no such file on this server"));
    }
    if (file.sentAt == 0 && !can.mediaOfPosts) {
        return cannotSend(
            instance, Words::tr("this server does not describe anew what a post has already"));
    }
    QJsonObject fields{{u"description"_s, file.description}};
    if (can.mediaFocus) {
        fields.insert(u"focus"_s, focusText(file.focus));
    }
    Request request = get(instance, u"v1/media/"_s + segment(file.id));
    request.method = "PUT";
    setFields(request, instance, fields);
    return request;
}

} // namespace asterism::mastodon
