// SPDX-License-Identifier: GPL-3.0-or-later

// Files, which lie in the account's drive until a post takes them, and stay there:
// drive/files/create and drive/files/update (Misskey: endpoints/drive/files,
// packages/backend/src/core/DriveService.ts). Of the same bytes a drive has one file, which is what
// a second upload is answered with: sent twice it is still one, but what is said of it may be old
// (stillToDescribe()).
#include "protocol/attachments.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int leastUploadMs = 60'000;
constexpr int mostUploadMs = 1'800'000;
constexpr qint64 bytesOfMs = 50; // 50 kB a second, which a bad line still does
constexpr int tooLargeStatus = 413;

int timeForUpload(qint64 bytes)
{
    const qint64 left = mostUploadMs - leastUploadMs;
    return leastUploadMs + int(bytes > 0 ? std::min(bytes / bytesOfMs, left) : left);
}

bool isDescribed(const Attachment &file)
{
    return !file.description.trimmed().isEmpty();
}

/// The name is told to whoever sees the note (core/entities/DriveFileEntityService.ts).
Form formOf(const Attachment &file, const QString &path)
{
    Form form{.fileName = nameToSend(file, path), .path = path};
    form.fields.emplaceBack("name", form.fileName);
    if (isDescribed(file)) {
        form.fields.emplaceBack("comment", file.description.toUtf8());
    }
    if (file.sensitive) {
        form.fields.emplaceBack("isSensitive", "true");
    }
    form.type = file.type.contains(u'/') ? file.type.toLatin1() : QByteArray();
    return form;
}

/// The largest that it takes of this kind; 0: not told.
qint64 largestOf(const Instance &instance, const Attachment &file)
{
    const bool picture = file.type.startsWith("image"_L1);
    return picture ? instance.posting.imageBytes : instance.posting.videoBytes;
}

QString tooLarge()
{
    return Words::tr("the file is too large for this server");
}

/// One that a server in front of it refused has no words that say so.
Error errorOfUpload(const Instance &instance, const Error &error, const Response &response)
{
    Error ours = errorOfChange(instance, error, response);
    if (response.status == tooLargeStatus) {
        ours.kind = ErrorKind::Rejected;
        ours.detail = tooLarge();
    }
    return ours;
}

SentMedia sentFromJson(const QJsonObject &file)
{
    SentMedia sent{.id = json::text(file, "id"_L1)};
    if (file.contains("comment"_L1)) {
        sent.description = json::verbatim(file, "comment"_L1);
    }
    if (file["isSensitive"_L1].isBool()) {
        sent.sensitive = file["isSensitive"_L1].toBool();
    }
    return sent;
}

} // namespace

Result<Request> MisskeyFamily::sendMedia(
    const Instance &instance, const Attachment &file, const QString &path) const
{
    const qint64 largest = largestOf(instance, file);
    if (largest > 0 && file.bytes > largest) {
        return Error{.kind = ErrorKind::Usage, .subject = instance.host, .detail = tooLarge()};
    }
    Request request = tell(instance, u"drive/files/create"_s);
    request.headers = {{"Accept", "application/json"}};
    request.body.clear();
    request.form = formOf(file, path);
    request.timeoutMs = timeForUpload(file.bytes);
    return request;
}

Result<SentMedia> MisskeyFamily::decodeSentMedia(
    const Instance &instance, const Response &response) const
{
    const auto file = objectAnswer(response, instance.host, false);
    if (!file) {
        return errorOfUpload(instance, file.error(), response);
    }
    const SentMedia sent = sentFromJson(*file);
    if (sent.id.isEmpty()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    return sent;
}

/// That it is sensitive is never taken back here: other posts may have it, too, and of what was
/// sent long ago nobody here knows whether it was.
Result<Request> MisskeyFamily::describeMedia(const Instance &instance, const Attachment &file) const
{
    const QJsonValue comment =
        isDescribed(file) ? QJsonValue(file.description) : QJsonValue(QJsonValue::Null);
    QJsonObject fields{{u"fileId"_s, file.id}, {u"comment"_s, comment}};
    if (file.sensitive) {
        fields.insert(u"isSensitive"_s, true);
    }
    return tell(instance, u"drive/files/update"_s, fields);
}

} // namespace asterism::misskey
