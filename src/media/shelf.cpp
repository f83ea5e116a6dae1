// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/shelf.h"

#include "base/platform/datafolder.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype keyLength = 64;
constexpr qint64 useStep = hourMs; // a time of use is written no finer than that
// A little more than must go goes, so that not every new file is the one too many.
constexpr double keptShare = 0.9;

bool isHex(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace

Shelf::Shelf(const Clock &clock, QString folder, Limits limits)
    : m_clock(clock)
    , m_folder(std::move(folder))
    , m_limits(limits)
{
}

Result<Done> Shelf::open()
{
    const QString beginnings = m_folder + u"/new"_s;
    if (const auto made = makePrivateFolder(m_folder); !made) {
        return made;
    }
    QDir(beginnings).removeRecursively();
    if (const auto made = makePrivateFolder(beginnings); !made) {
        return made;
    }
    m_files.clear();
    m_bytes = 0;
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.size() == 2 && isHex(name)) {
            learn(name);
        }
    }
    prune();
    return Done{};
}

void Shelf::learn(const QString &subfolder)
{
    QDirIterator files(m_folder + u'/' + subfolder, QDir::Files | QDir::System | QDir::Hidden);
    while (files.hasNext()) {
        files.next();
        const QFileInfo info = files.fileInfo();
        const QString name = subfolder + info.fileName();
        // An empty one is what a power cut leaves of a file that was renamed in time.
        if (name.size() != keyLength || !isHex(name) || info.size() == 0) {
            QFile::remove(info.filePath());
            continue;
        }
        const qint64 usedAt = std::min(info.lastModified().toMSecsSinceEpoch(), m_clock.now());
        m_files.insert(name.toLatin1(), {info.size(), usedAt, usedAt});
        m_bytes += info.size();
    }
}

QString Shelf::pathOf(const QByteArray &key) const
{
    const QString name = QString::fromLatin1(key);
    return m_folder + u'/' + name.left(2) + u'/' + name.mid(2);
}

QString Shelf::beginning(const QByteArray &key) const
{
    return m_folder + u"/new/"_s + QString::fromLatin1(key);
}

QString Shelf::find(const QByteArray &key)
{
    const auto file = m_files.find(key);
    if (file == m_files.end()) {
        return {};
    }
    const QString path = pathOf(key);
    if (!QFileInfo::exists(path)) {
        drop(key); // somebody tidied up behind our back
        return {};
    }
    const qint64 now = m_clock.now();
    file->usedAt = now;
    if (std::abs(now - file->writtenAt) > useStep) {
        file->writtenAt = now;
        QFile disk(path);
        if (disk.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)) {
            disk.setFileTime(
                QDateTime::fromMSecsSinceEpoch(now), QFileDevice::FileModificationTime);
        }
    }
    return path;
}

Result<QString> Shelf::keep(const QByteArray &key)
{
    const QString path = pathOf(key);
    const QString from = beginning(key);
    const qint64 size = QFileInfo(from).size();
    drop(key);
    if (!QDir().mkpath(QFileInfo(path).path()) || !QFile::rename(from, path)) {
        QFile::remove(from);
        return refused(path);
    }
    const qint64 now = m_clock.now();
    m_files.insert(key, {size, now, now});
    m_bytes += size;
    prune();
    return path;
}

void Shelf::remove(const QByteArray &key)
{
    drop(key);
}

Result<Done> Shelf::clear()
{
    for (const QByteArray &key : m_files.keys()) {
        if (!drop(key)) {
            return refused(pathOf(key));
        }
    }
    return Done{};
}

/// Longest unused first. What was used a moment ago stays, however large it is: somebody is about
/// to open it.
void Shelf::prune()
{
    if (m_bytes <= m_limits.bytes && m_files.size() <= m_limits.files) {
        return;
    }
    std::vector<std::pair<qint64, QByteArray>> byUse;
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
        byUse.emplace_back(file->usedAt, file.key());
    }
    std::ranges::sort(byUse);
    byUse.pop_back();
    for (const auto &[usedAt, key] : byUse) {
        if (double(m_bytes) <= double(m_limits.bytes) * keptShare
            && double(m_files.size()) <= double(m_limits.files) * keptShare) {
            return;
        }
        drop(key);
    }
}

/// False when the file is still there: a reader holds it open (Windows), or the folder is not
/// ours any more. It stays known then.
bool Shelf::drop(const QByteArray &key)
{
    const auto file = m_files.find(key);
    if (file == m_files.end()) {
        return true;
    }
    const QString path = pathOf(key);
    if (QFileInfo::exists(path) && !QFile::remove(path)) {
        return false;
    }
    m_bytes -= file->size;
    m_files.erase(file);
    return true;
}

Error Shelf::refused(const QString &path) const
{
    return {.kind = ErrorKind::Store, .subject = path, .detail = {}};
}

} // namespace asterism
