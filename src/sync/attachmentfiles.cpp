// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/attachmentfiles.h"

#include "base/clock.h"
#include "base/platform/datafolder.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

constexpr qsizetype pieceBytes = 1024 * 1024;
constexpr qsizetype longestFileName = 255;
constexpr qint64 unusedKeptMs = dayMs;

Error unfit(const QString &name, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = name, .detail = why};
}

Error diskError(const QString &path, const QString &why)
{
    return {.kind = ErrorKind::Store, .subject = path, .detail = why};
}

/// A name can tell more of the same ("audio/mp4" of what looks like a film, "video/webm" of a
/// Matroska file), and lies as often.
QMimeType typeOf(QIODevice &from, const QString &name)
{
    const QMimeDatabase types;
    const QMimeType byContent = types.mimeTypeForData(&from);
    const QMimeType byName = types.mimeTypeForFile(name, QMimeDatabase::MatchExtension);
    return byContent.isDefault() || byName.inherits(byContent.name()) ? byName : byContent;
}

/// What nobody but us reads, and no program is started by.
QString suffixFor(const QMimeType &type, const QString &name)
{
    static const QRegularExpression plain(u"^[a-z0-9]{1,8}$"_s);
    const QString named = QFileInfo(name).suffix().toLower();
    const QString usual = type.isDefault() ? QString() : type.preferredSuffix();
    for (const QString &suffix : {usual, named}) {
        if (plain.match(suffix).hasMatch()) {
            return u'.' + suffix;
        }
    }
    return {};
}

/// In pieces; never more than what was said to be there at most.
Result<qint64> copyBytes(QIODevice &from, QSaveFile &to, const QString &name)
{
    qint64 copied = 0;
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        if (piece.isEmpty()) {
            return unfit(name, Words::tr("it cannot be read (%1)").arg(from.errorString()));
        }
        copied += piece.size();
        if (copied > mostAttachmentBytes) {
            return unfit(name, Words::tr("it is larger than 2 GB"));
        }
        if (to.write(piece) != piece.size()) {
            return diskError(to.fileName(), to.errorString());
        }
    }
    return copied > 0 ? Result<qint64>(copied) : unfit(name, Words::tr("it is empty"));
}

Result<Attachment> takeFrom(const QString &dataFolder, QIODevice &from, const QString &name)
{
    const QMimeType type = typeOf(from, name);
    const QString file = QUuid::createUuid().toString(QUuid::WithoutBraces) + suffixFor(type, name);
    if (const auto made = makePrivateFolder(attachmentsFolder(dataFolder)); !made) {
        return made.error();
    }
    // Under its name it is whole, or not there.
    QSaveFile to(attachmentPath(dataFolder, file));
    if (!to.open(QIODevice::WriteOnly)) {
        return diskError(to.fileName(), to.errorString());
    }
    to.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const auto copied = copyBytes(from, to, name);
    if (!copied) {
        return copied.error();
    }
    if (!to.commit()) {
        return diskError(to.fileName(), to.errorString());
    }
    return Attachment{.file = file,
        .name = name.right(longestFileName),
        .type = type.name().toLower(),
        .bytes = *copied};
}

} // namespace

QString attachmentsFolder(const QString &dataFolder)
{
    const QString folder = dataFolder + u"/attachments"_s;
    (void)makePrivateFolder(folder); // whoever writes there hears why it cannot be
    return folder;
}

QString attachmentPath(const QString &dataFolder, const QString &file)
{
    return dataFolder + u"/attachments/"_s + file;
}

Result<Attachment> takeFile(const QString &dataFolder, const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists()) {
        return unfit(name, Words::tr("it is not there (any more)"));
    }
    if (!info.isFile()) { // a folder; or something whose end never comes
        return unfit(name, Words::tr("it is no file"));
    }
    if (info.size() > mostAttachmentBytes) {
        return unfit(name, Words::tr("it is larger than 2 GB"));
    }
    QFile from(path);
    if (!from.open(QIODevice::ReadOnly)) {
        return unfit(name, Words::tr("it cannot be read (%1)").arg(from.errorString()));
    }
    return takeFrom(dataFolder, from, name);
}

Result<Attachment> takeBytes(
    const QString &dataFolder, const QByteArray &bytes, const QString &name)
{
    QBuffer from;
    from.setData(bytes);
    if (!from.open(QIODevice::ReadOnly)) {
        return unfit(name, Words::tr("it cannot be read (%1)").arg(from.errorString()));
    }
    return takeFrom(dataFolder, from, name);
}

Result<Done> tidyAttachments(const QString &dataFolder, const QSet<QString> &used, qint64 now)
{
    const QDir folder(dataFolder + u"/attachments"_s);
    Result<Done> outcome = Done{};
    const QFileInfoList all = folder.entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &info : all) {
        const bool old = info.lastModified().toMSecsSinceEpoch() < now - unusedKeptMs;
        if (!old || used.contains(info.fileName())) {
            continue;
        }
        QFile file(info.filePath());
        if (!file.remove() && file.exists()) {
            outcome = diskError(info.filePath(), file.errorString());
        }
    }
    return outcome;
}

} // namespace asterism
