// SPDX-License-Identifier: GPL-3.0-or-later

// drive/files… (misskey: server/api/endpoints/drive, core/DriveService.ts; recorded:
// drive_files.json)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include "sandbox/localids.h"
#include "sandbox/medialimits.h"
#include "sandbox/multipart.h"
#include "sandbox/ownpicture.h"
#include "sandbox/textlength.h"
#include "sandbox/uploadkind.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using DriveProblem = std::optional<HttpResponse>;

constexpr qsizetype longestName = 200;

std::optional<FormPart> fileSent(const MisskeyCall &call)
{
    const HttpRequest &request = call.outer.request;
    const auto parts = formParts(request.body, headerValue(request.headers, "Content-Type"));
    const auto found = std::ranges::find_if(parts, &FormPart::isFile);
    return found == parts.end() ? std::nullopt : std::optional(*found);
}

/// A form's fields are text, whatever they mean.
bool isTrue(const MisskeyCall &call, const QString &name)
{
    const QJsonValue value = call.body[name];
    return value.toBool() || value.toString() == u"true"_s;
}

DriveProblem driveCommentProblem(const MisskeyCall &call)
{
    return codePoints(call.text(u"comment"_s)) > misskeyDescription ? call.wrong(
               u"#/properties/comment/maxLength"_s, u"must NOT have more than 512 characters"_s)
                                                                    : DriveProblem();
}

DriveProblem driveNameProblem(const MisskeyCall &call, const QString &name, const char *id)
{
    const bool bad = name.size() > longestName || name.contains(u'/') || name.contains(u'\\')
        || name.contains(u".."_s);
    return bad ? call.no({.message = "Invalid file name.", .code = "INVALID_FILE_NAME", .id = id})
               : DriveProblem();
}

DriveProblem driveContentProblem(
    const MisskeyCall &call, const FormPart &file, const std::optional<UploadKind> &kind)
{
    if (file.content.size() > misskeyFile) {
        return call.no(
            {.message = "Cannot upload the file because it exceeds the maximum file size.",
                .code = "MAX_FILE_SIZE_EXCEEDED",
                .id = "b9d8c348-33f0-4673-b9a9-5d4da058977a",
                .status = 413});
    }
    return kind
        ? DriveProblem()
        : call.no({.message = "Cannot upload the file because it is an unallowed file type.",
            .code = "UNALLOWED_FILE_TYPE",
            .id = "4becd248-7f2c-48c4-a9f0-75edc4f9a1ea"});
}

QString fileIdOf(const Picture &picture)
{
    return mediaId(u"misskey"_s, picture.madeAt, picture.key);
}

/// One of their own, wherever it hangs.
std::optional<Picture> inDrive(const MisskeyCall &call)
{
    const auto found = ownPicture(call.outer, call.text(u"fileId"_s));
    return found ? std::optional(found->picture) : std::nullopt;
}

HttpResponse noSuchFile(const MisskeyCall &call, const char *id)
{
    return call.no({.message = "No such file.", .code = "NO_SUCH_FILE", .id = id});
}

/// The same bytes are the same file, as it was described the first time.
const Picture *sameBefore(const MisskeyCall &call, QByteArrayView content)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(content);
    const QString sum = QString::fromLatin1(hash.result().toHex());
    const auto &drive = call.me().loosePictures;
    const auto found = std::ranges::find(drive, sum, &Picture::md5);
    return found == drive.end() || isTrue(call, u"force"_s) ? nullptr : &*found;
}

HttpResponse knownFile(const MisskeyCall &call, Picture known)
{
    known.sensitive = known.sensitive || isTrue(call, u"isSensitive"_s);
    call.world().changePicture(
        call.viewer(), known.key, [&](Picture &picture) { picture.sensitive = known.sensitive; });
    call.count(u"upload"_s, fileIdOf(known), WriteOutcome::Redundant, call.text(u"comment"_s));
    return call.answer(driveFile(call.view(), known, call.viewer()));
}

} // namespace

HttpResponse createDriveFile(const MisskeyCall &call)
{
    const auto file = fileSent(call);
    if (!file) {
        return call.no(internalError);
    }
    if (const Picture *known = sameBefore(call, file->content)) {
        return knownFile(call, *known);
    }
    const auto kind = uploadKindOf(file->content);
    QString name = call.text(u"name"_s).trimmed();
    name = name.isEmpty() ? file->fileName.trimmed() : name;
    name = name.isEmpty() || name == u"blob"_s ? u"untitled"_s : name;
    for (const DriveProblem &problem : {driveCommentProblem(call),
             driveNameProblem(call, name, "f449b209-0c60-4e51-84d5-29486263bfd4"),
             driveContentProblem(call, *file, kind)}) {
        if (problem) {
            call.count(u"upload"_s, {}, WriteOutcome::Refused, name);
            return *problem;
        }
    }
    Picture wanted{.description = call.text(u"comment"_s), .madeAt = call.outer.now, .name = name};
    wanted.sensitive = isTrue(call, u"isSensitive"_s);
    const Picture picture = call.world().upload(
        call.viewer(), wanted, file->content.toByteArray(), kind.value_or(UploadKind()));
    call.count(u"upload"_s, fileIdOf(picture), WriteOutcome::Done, picture.description);
    return call.answer(driveFile(call.view(), picture, call.viewer()));
}

/// Wherever it hangs already.
HttpResponse updateDriveFile(const MisskeyCall &call)
{
    const auto found = inDrive(call);
    if (!found) {
        return noSuchFile(call, "e7778c7e-3af9-49cd-9690-6dbc3e6c972d");
    }
    const QString name = call.text(u"name"_s);
    for (const DriveProblem &problem : {driveCommentProblem(call),
             driveNameProblem(call, name, "395e7156-f9f0-475e-af89-53c3c23080c2")}) {
        if (problem) {
            return *problem;
        }
    }
    Picture changed = *found;
    changed.name = name.isEmpty() ? changed.name : name;
    changed.description =
        call.body.contains(u"comment"_s) ? call.text(u"comment"_s) : changed.description;
    changed.sensitive = call.flag(u"isSensitive"_s, changed.sensitive);
    call.world().changePicture(call.viewer(), changed.key, [&](Picture &picture) {
        picture.name = changed.name;
        picture.description = changed.description;
        picture.sensitive = changed.sensitive;
    });
    call.count(u"describe"_s, fileIdOf(changed), WriteOutcome::Done, changed.description);
    return call.answer(driveFile(call.view(), changed, call.viewer()));
}

HttpResponse deleteDriveFile(const MisskeyCall &call)
{
    const auto found = inDrive(call);
    if (!found) {
        return noSuchFile(call, "908939ec-e52b-4458-b395-1025195cea58");
    }
    return call.world().forgetPicture(call.viewer(), found->key)
        ? call.nothing()
        : noSuchFile(call, "908939ec-e52b-4458-b395-1025195cea58");
}

HttpResponse showDriveFile(const MisskeyCall &call)
{
    const auto found = inDrive(call);
    return found ? call.answer(driveFile(call.view(), *found, call.viewer()))
                 : noSuchFile(call, "067bc436-2718-4795-b0fb-ecbe43949e31");
}

HttpResponse allDriveFiles(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    for (const Picture &picture : call.me().loosePictures) {
        rows.push_back({.id = fileIdOf(picture),
            .tell = [&call, picture] { return driveFile(call.view(), picture, call.viewer()); }});
    }
    return rowsPage(call, std::move(rows));
}

} // namespace asterism::misskeyserver
