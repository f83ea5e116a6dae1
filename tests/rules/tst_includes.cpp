// SPDX-License-Identifier: GPL-3.0-or-later
#include "codetext.h"
#include "sourcetree.h"

#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::rules;

namespace {

/// Which folder of src may include which. A folder that is not here does not belong to the house.
const QMap<QString, QStringList> &allowed()
{
    static const QMap<QString, QStringList> table = {
        {u"base"_s, {}},
        {u"model"_s, {u"base"_s}},
        {u"content"_s, {u"base"_s, u"model"_s}},
        {u"net"_s, {u"base"_s}},
        {u"protocol"_s, {u"base"_s, u"model"_s, u"net"_s}},
        {u"secrets"_s, {u"base"_s}},
        {u"store"_s, {u"base"_s, u"model"_s}},
        {u"media"_s, {u"base"_s, u"model"_s, u"net"_s, u"store"_s}},
        {u"engine"_s, {u"base"_s, u"store"_s}},
        {u"sync"_s,
            {u"base"_s, u"model"_s, u"content"_s, u"net"_s, u"protocol"_s, u"secrets"_s, u"store"_s,
                u"media"_s, u"engine"_s}},
        {u"pictures"_s, {u"base"_s, u"model"_s, u"media"_s, u"sync"_s}},
        {u"lists"_s, {u"base"_s, u"model"_s, u"protocol"_s, u"store"_s, u"sync"_s}},
        {u"migration"_s, {u"base"_s, u"model"_s, u"protocol"_s, u"store"_s, u"sync"_s}},
        {u"accounts"_s,
            {u"base"_s, u"model"_s, u"net"_s, u"protocol"_s, u"secrets"_s, u"store"_s, u"sync"_s}},
        {u"sandbox"_s, {u"base"_s, u"model"_s}},
        {u"app"_s,
            {u"base"_s, u"model"_s, u"content"_s, u"net"_s, u"protocol"_s, u"secrets"_s, u"store"_s,
                u"engine"_s, u"sync"_s, u"lists"_s, u"migration"_s, u"accounts"_s}},
        {u"cli"_s,
            {u"base"_s, u"model"_s, u"content"_s, u"net"_s, u"protocol"_s, u"secrets"_s, u"store"_s,
                u"media"_s, u"engine"_s, u"sync"_s, u"lists"_s, u"migration"_s, u"accounts"_s,
                u"sandbox"_s, u"app"_s, u"pictures"_s}},
    };
    return table;
}

/// A library that only some folders of src may know.
struct Library {
    QString pattern;
    QStringList modules;
};

const std::vector<Library> &libraries()
{
    static const std::vector<Library> all = {
        {u"^gumbo\\.h$"_s, {u"content"_s}},
        {u"^cmark-gfm"_s, {u"content"_s}},
        {u"^zip\\.h$"_s, {u"migration"_s}},
        {u"^(sqlite3\\.h|SQLiteCpp/)"_s, {u"store"_s}},
        {u"^(qt6keychain|qtkeychain)/"_s, {u"secrets"_s}},
        {u"^CLI(11)?/"_s, {u"cli"_s}},
        {u"^(QtHttpServer/|QHttpServer|QAbstractHttpServer)"_s, {u"sandbox"_s}},
        {u"^(QtWebSockets/|QWebSocket)"_s, {u"net"_s, u"sandbox"_s}},
        {u"^(QtNetwork/|QNetwork|QTcp|QUdp|QLocalS|QSsl|QHost|QDns|QHttp[A-Z]?[a-z]*Part|QAbstractSocket)"_s,
            {u"net"_s, u"sandbox"_s, u"media"_s}},
        {u"^(QtSql/|QSql)"_s, {}},
        {u"^(QtGui|QtQml|QtQuick|QtWidgets)/|^(QGuiApp|QApplication|QImage|QPixmap|QPainter|QColor"
         "|QFont|QIcon|QTextDocument|QWidget|QWindow|QQml|QQuick|QJSEngine|QClipboard)"_s,
            {u"pictures"_s}},
    };
    return all;
}

const QString systemHeaders =
    u"^(unistd|fcntl|signal|poll|dlfcn|pwd|grp|termios|dirent|netdb|spawn|syslog|windows"
    "|winsock2|io|direct)\\.h$|^(sys|arpa|netinet|net|linux|systemd|dbus|mach)/"
    "|^(QDBus|QtDBus|QX11|QSocketNotifier)"_s;

const QString systemPaths = u"^/(proc|dev|tmp|etc|usr|var|run|sys)(/|$)|^/home/|^[A-Z]:\\\\\\\\"_s;

bool mayKnowSystem(const QString &path)
{
    return path.startsWith("src/base/platform/"_L1) || path.startsWith("ui/desktop/"_L1)
        || (path.startsWith("tests/unit/ui/"_L1) && path.contains("_dbus."_L1));
}

} // namespace

class TestIncludes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldersIncludeDownwards();
    void librariesStayInTheirFolders();
    void systemHeadersStayInPlatform();
    void systemPathsStayInPlatform();
    void systemSwitchesStayInPlatform();
};

void TestIncludes::foldersIncludeDownwards()
{
    QStringList findings;
    for (const QString &path : cppFiles({u"src"_s})) {
        const QString module = moduleOf(path);
        if (!allowed().contains(module)) {
            findings += finding(path, 1, u"src has no folder of this name"_s);
            continue;
        }
        for (const Include &include : includes(read(path))) {
            const QString target = include.path.section(u'/', 0, 0);
            if (!include.quoted || include.path.endsWith(".moc"_L1) || target == module)
                continue;
            if (!QFileInfo::exists(root() + "/src/"_L1 + include.path))
                findings += finding(path, include.line, include.path + " is not below src"_L1);
            else if (!allowed()[module].contains(target))
                findings += finding(
                    path, include.line, u"%1 may not include %2"_s.arg(module, include.path));
        }
    }
    ASTERISM_NONE(findings);
}

void TestIncludes::librariesStayInTheirFolders()
{
    QStringList findings;
    for (const Library &library : libraries()) {
        const QRegularExpression pattern(library.pattern);
        for (const QString &path : cppFiles({u"src"_s})) {
            if (library.modules.contains(moduleOf(path)))
                continue;
            for (const Include &include : includes(read(path))) {
                if (!include.quoted && pattern.match(include.path).hasMatch())
                    findings += finding(path, include.line,
                        u"%1 is only for: %2"_s.arg(include.path, library.modules.join(u' ')));
            }
        }
    }
    ASTERISM_NONE(findings);
}

void TestIncludes::systemHeadersStayInPlatform()
{
    const QRegularExpression pattern(systemHeaders);
    QStringList findings;
    for (const QString &path : cppFiles({u"src"_s, u"ui"_s, u"tests"_s})) {
        for (const Include &include : includes(read(path))) {
            if (!include.quoted && !mayKnowSystem(path) && pattern.match(include.path).hasMatch())
                findings += finding(path, include.line,
                    u"<%1> is of one system only; it belongs to src/base/platform"_s.arg(
                        include.path));
        }
    }
    ASTERISM_NONE(findings);
}

void TestIncludes::systemPathsStayInPlatform()
{
    const QRegularExpression pattern(systemPaths);
    QStringList findings;
    for (const QString &path : cppFiles({u"src"_s, u"ui"_s})) {
        for (const Literal &literal : literals(read(path))) {
            if (!mayKnowSystem(path) && pattern.match(literal.text).hasMatch())
                findings += finding(
                    path, literal.line, u"\"%1\" is a path of one system only"_s.arg(literal.text));
        }
    }
    ASTERISM_NONE(findings);
}

void TestIncludes::systemSwitchesStayInPlatform()
{
    static const QRegularExpression pattern(
        u"\\b(Q_OS_[A-Z0-9]+|__linux__|__APPLE__|__unix__|_WIN32)\\b"_s);
    QStringList findings;
    for (const QString &path : cppFiles({u"src"_s, u"ui"_s})) {
        const QString code = bareCode(read(path));
        const auto match = pattern.match(code);
        if (!mayKnowSystem(path) && match.hasMatch())
            findings += finding(path, lineAt(code, match.capturedStart()), match.captured());
    }
    ASTERISM_NONE(findings);
}

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
