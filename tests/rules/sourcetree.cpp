// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::rules {

namespace {

bool isLeftOut(const QString &path)
{
    static const QStringList folders = {
        u"build/"_s, u".git/"_s, u"tests/fixtures/"_s, u".cache/"_s, u".vscode/"_s, u".idea/"_s};
    static const QStringList endings = {
        u"LICENSE"_s, u".png"_s, u".svg"_s, u".ts"_s, u".bin"_s, u".seed"_s};
    return std::ranges::any_of(folders, [&](const auto &f) { return path.startsWith(f); })
        || std::ranges::any_of(endings, [&](const auto &e) { return path.endsWith(e); })
        || path.contains("/corpus/"_L1) || path.contains("/seeds/"_L1) || path == ".git"_L1;
}

QStringList findFiles()
{
    const QDir top(root());
    QStringList found;
    QStringList folders = top.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    const QStringList topFiles = top.entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : topFiles) {
        if (!isLeftOut(name))
            found.append(name);
    }
    for (const QString &folder : std::as_const(folders)) {
        if (isLeftOut(folder + u'/'))
            continue;
        QDirIterator it(
            top.filePath(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = top.relativeFilePath(it.next());
            if (!isLeftOut(path))
                found.append(path);
        }
    }
    found.sort();
    return found;
}

} // namespace

QString root()
{
    return QString::fromUtf8(ASTERISM_SOURCE_DIR);
}

QStringList files()
{
    static const QStringList all = findFiles();
    return all;
}

QStringList files(const QStringList &folders, const QStringList &endings)
{
    QStringList chosen;
    const auto below = [](const QString &path, const QStringList &in) {
        return in.isEmpty()
            || std::ranges::any_of(in, [&](const auto &f) { return path.startsWith(f + u'/'); });
    };
    for (const QString &path : files()) {
        const bool ends =
            std::ranges::any_of(endings, [&](const auto &ending) { return path.endsWith(ending); });
        if (ends && below(path, folders))
            chosen.append(path);
    }
    return chosen;
}

QStringList cppFiles(const QStringList &folders)
{
    return files(folders, {u".cpp"_s, u".h"_s});
}

QString read(const QString &path)
{
    QFile file(root() + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

QString moduleOf(const QString &path)
{
    return path.startsWith("src/"_L1) ? path.section(u'/', 1, 1) : QString();
}

QString nameOf(const QString &path)
{
    return path.section(u'/', -1);
}

int lineCount(const QString &text)
{
    return int(text.count(u'\n')) + (text.isEmpty() || text.endsWith(u'\n') ? 0 : 1);
}

QString finding(const QString &path, int line, const QString &what)
{
    return u"%1:%2: %3"_s.arg(path, QString::number(line), what);
}

} // namespace asterism::rules
