// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretfile.h"

#include "base/platform/datafolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;
constexpr int formatVersion = 1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SecretFile)
};

// Also before a write: replacing the file would hide that its secrets were open to others.
Result<Done> checkRights(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        return Error{ErrorKind::Store, path, Words::tr("it is not a file")};
    }
    if (info.exists() && !isPrivateFile(path)) {
        return Error{ErrorKind::Store, path,
            Words::tr(
                "other users of this computer can open it: close it with “chmod 600”, or name "
                "another file")};
    }
    return Done{};
}

Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorKind::Store, path, file.errorString()};
    }
    const QByteArray bytes = file.read(maxFileBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return Error{ErrorKind::Store, path, file.errorString()};
    }
    if (bytes.size() > maxFileBytes) {
        return Error{ErrorKind::Damaged, path, Words::tr("it is too large for a file of secrets")};
    }
    return bytes;
}

Result<Secrets> parse(const QString &path, const QByteArray &bytes)
{
    const Error damaged{ErrorKind::Damaged, path, Words::tr("it is not a file of secrets")};
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonValue list = object[u"secrets"];
    if (object[u"version"].toInt() != formatVersion || !list.isObject()) {
        return damaged;
    }
    Secrets secrets;
    const QJsonObject entries = list.toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        if (!entry.value().isString()) {
            return damaged;
        }
        secrets.insert(entry.key(), entry.value().toString());
    }
    return secrets;
}

QByteArray serialized(const Secrets &secrets)
{
    QJsonObject entries;
    for (auto entry = secrets.begin(); entry != secrets.end(); ++entry) {
        entries.insert(entry.key(), entry.value());
    }
    const QJsonObject object{{u"version"_s, formatVersion}, {u"secrets"_s, entries}};
    return QJsonDocument(object).toJson();
}

} // namespace

Result<Secrets> readSecretFile(const QString &path)
{
    if (const auto rights = checkRights(path); !rights) {
        return rights.error();
    }
    if (!QFileInfo::exists(path)) {
        return Secrets{};
    }
    const auto bytes = readAll(path);
    if (!bytes) {
        return bytes.error();
    }
    return bytes->isEmpty() ? Secrets{} : parse(path, *bytes);
}

Result<Done> writeSecretFile(const QString &path, const Secrets &secrets)
{
    if (const auto rights = checkRights(path); !rights) {
        return rights.error();
    }
    QSaveFile file(path);
    const QByteArray bytes = serialized(secrets);
    if (bytes.size() > maxFileBytes) {
        return Error{ErrorKind::Store, path, Words::tr("it would become too large")};
    }
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{ErrorKind::Store, path, file.errorString()};
    }
    return Done{};
}

} // namespace asterism
