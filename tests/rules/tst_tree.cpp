// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::rules;

namespace {

constexpr int readmeCap = 60;

/// Files that can carry a licence head in a comment.
bool needsHead(const QString &path)
{
    static const QStringList endings = {u".cpp"_s, u".h"_s, u".qml"_s, u".js"_s, u".cmake"_s,
        u".sh"_s, u".py"_s, u".yml"_s, u".yaml"_s, u".txt"_s, u".clang-format"_s, u".clang-tidy"_s};
    const QString name = nameOf(path);
    const bool isScript = !name.contains(u'.') && read(path).startsWith("#!"_L1);
    return isScript
        || std::ranges::any_of(endings, [&](const auto &end) { return path.endsWith(end); });
}

/// Text that people wrote, where forgotten notes and foreign names are looked for.
QStringList written()
{
    QStringList paths = files({}, {u".md"_s, u".json"_s});
    for (const QString &path : files()) {
        if (needsHead(path))
            paths += path;
    }
    return paths;
}

QStringList searchLines(const QRegularExpression &pattern, const QString &why)
{
    QStringList findings;
    for (const QString &path : written()) {
        const QStringList lines = read(path).split(u'\n');
        for (int i = 0; i < lines.size(); ++i) {
            const auto match = pattern.match(lines[i]);
            if (match.hasMatch())
                findings += finding(path, i + 1, match.captured() + why);
        }
    }
    return findings;
}

/// Paths that a README names: `in backticks` and [in links](…).
QStringList namedPaths(const QString &text)
{
    static const QRegularExpression pattern(u"`([^`\\s]+)`|\\]\\(([^)\\s]+)\\)"_s);
    // An address, a media type, an option, a placeholder, an API path: no file of ours.
    static const QRegularExpression foreign(
        u"^[a-z]+:|^[/@~%#-]|^(application|text|image|audio|video|multipart)/|[<>{}=…]|\\(\\)"_s);
    QStringList paths;
    auto match = pattern.globalMatch(text);
    while (match.hasNext()) {
        const auto one = match.next();
        const bool isLink = !one.captured(2).isEmpty();
        const QString path = one.captured(isLink ? 2 : 1).section(u'#', 0, 0);
        if (!path.isEmpty() && (isLink || path.contains(u'/')) && !foreign.match(path).hasMatch())
            paths += path;
    }
    return paths;
}

/// Whether a path, with wildcards perhaps, exists seen from @p folder.
bool existsBelow(const QString &folder, const QString &path)
{
    const QString whole = QDir::cleanPath(root() + u'/' + folder + u'/' + path);
    if (!path.contains(u'*'))
        return QFileInfo::exists(whole);
    const QDir dir(whole.section(u'/', 0, -2));
    return !dir.entryList({whole.section(u'/', -1)}, QDir::AllEntries | QDir::Hidden).isEmpty();
}

bool isBuilt(const QString &path)
{
    return path.startsWith("build/"_L1) || path.startsWith("./build/"_L1);
}

} // namespace

class TestTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void topLevelIsFixed();
    void licenceHeads();
    void modulesHaveReadmes();
    void readmesNameWhatExists();
    void readmesAreMarkdown();
    void noForgottenNotes();
    void noPackageRegistries();
    void textIsUtf8WithUnixLines();
    void textFormatsInQml();
    void picturesAreOursToPaint();
};

void TestTree::topLevelIsFixed()
{
    static const QStringList folders = {u"src"_s, u"ui"_s, u"qml"_s, u"resources"_s, u"i18n"_s,
        u"tests"_s, u"packaging"_s, u"build"_s};
    QStringList findings;
    const QStringList found = QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : found) {
        if (!folders.contains(folder))
            findings += folder + " is a new folder at the top"_L1;
    }
    ASTERISM_NONE(findings);
}

void TestTree::licenceHeads()
{
    QStringList findings;
    for (const QString &path : files()) {
        const QString head = read(path).section(u'\n', 0, 1);
        if (needsHead(path) && !head.contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
            findings += finding(path, 1, u"no SPDX-License-Identifier in the first two lines"_s);
    }
    ASTERISM_NONE(findings);
}

void TestTree::modulesHaveReadmes()
{
    QStringList findings;
    QStringList folders = {u"."_s, u"tests"_s};
    for (const QString &path : cppFiles({u"src"_s, u"ui"_s})) {
        const QString folder = path.startsWith("ui/"_L1) ? u"ui"_s : path.section(u'/', 0, 1);
        if (nameOf(path) != "empty.cpp"_L1 && !folders.contains(folder))
            folders += folder;
    }
    for (const QString &folder : std::as_const(folders)) {
        const QString path = QDir::cleanPath(folder + "/README.md"_L1);
        const int lines = lineCount(read(path));
        if (lines == 0)
            findings += finding(path, 1, u"is missing"_s);
        else if (folder != "."_L1 && lines > readmeCap)
            findings += finding(path, readmeCap, u"%1 lines"_s.arg(lines));
    }
    ASTERISM_NONE(findings);
}

void TestTree::readmesNameWhatExists()
{
    QStringList findings;
    for (const QString &readme : files({}, {u"README.md"_s})) {
        const QString folder = readme.contains(u'/') ? readme.section(u'/', 0, -2) : u"."_s;
        for (const QString &path : namedPaths(read(readme))) {
            // As seen from the top, from the README, or as an #include writes it.
            if (!isBuilt(path) && !existsBelow(u"."_s, path) && !existsBelow(folder, path)
                && !existsBelow(u"src"_s, path))
                findings += finding(readme, 1, path + " does not exist"_L1);
        }
    }
    ASTERISM_NONE(findings);
}

void TestTree::readmesAreMarkdown()
{
    // What a formatter for C++ makes of prose: "#title", "** bold **", a sentence in two at its
    // ";".
    static const QRegularExpression broken(
        u"^#+[^#\\s]|(^|\\s)\\*\\*\\s|\\s\\*\\*[,.;:]|\\.\\*\\*\\w|^\\s+[.,;](\\*|$)"_s);
    QStringList findings;
    for (const QString &readme : files({}, {u".md"_s})) {
        const QStringList lines = read(readme).split(u'\n');
        if (!lines.first().startsWith("# "_L1))
            findings += finding(readme, 1, u"begins with no title"_s);
        for (int i = 0; i < lines.size(); ++i) {
            if (broken.match(lines[i]).hasMatch())
                findings += finding(readme, i + 1, u"is no Markdown that a person wrote"_s);
        }
    }
    ASTERISM_NONE(findings);
}

void TestTree::noForgottenNotes()
{
    // In two halves, else this line would be the first finding.
    static const QRegularExpression pattern(u"\\b(%1)\\b"_s.arg(
        (QStringList{u"TO"_s + u"DO"_s, u"FIX"_s + u"ME"_s, u"XX"_s + u"X"_s, u"HA"_s + u"CK"_s})
            .join(u'|')));
    ASTERISM_NONE(searchLines(pattern, u": do it or leave it"_s));
}

void TestTree::noPackageRegistries()
{
    // Set-up uses the machine's own package sources, wherever they point.
    static const QRegularExpression pattern(
        u"\\b(pypi|pythonhosted|npmjs|yarnpkg|crates|rubygems|golang|maven|ghcr|docker|quay"
        "|(deb|security|ftp)\\.debian|(archive|ports)\\.ubuntu)\\.(org|com|io|net)\\b"_s);
    ASTERISM_NONE(searchLines(pattern, u": no host of a package registry"_s));
}

void TestTree::textIsUtf8WithUnixLines()
{
    QStringList findings;
    for (const QString &path : written()) {
        const QString text = read(path);
        if (text.contains(QChar::ReplacementCharacter))
            findings += finding(path, 1, u"is not UTF-8"_s);
        if (text.contains(u'\r') || text.contains(u'\t'))
            findings += finding(path, 1, u"holds a carriage return or a tab"_s);
        if (!text.isEmpty() && !text.endsWith(u'\n'))
            findings += finding(path, lineCount(text), u"does not end in a line end"_s);
    }
    ASTERISM_NONE(findings);
}

void TestTree::textFormatsInQml()
{
    // A Text left on AutoText fetches the <img> of strangers.
    static const QRegularExpression element(u"\\b(Text|Label|TextEdit|TextArea)\\s*\\{([^{}]*)"_s);
    static const QRegularExpression open(u"textFormat:\\s*\\w+\\.(Auto|Rich|Markdown)Text"_s);
    QStringList findings;
    for (const QString &path : files({u"qml"_s}, {u".qml"_s})) {
        const QString text = read(path);
        auto match = element.globalMatch(text);
        while (match.hasNext()) {
            const auto one = match.next();
            const int line = int(text.first(one.capturedStart()).count(u'\n')) + 1;
            if (!one.captured(2).contains("textFormat:"_L1))
                findings += finding(path, line, one.captured(1) + " sets no textFormat first"_L1);
        }
        if (open.match(text).hasMatch())
            findings += finding(path, 1, u"only PlainText and StyledText are safe"_s);
    }
    ASTERISM_NONE(findings);
}

void TestTree::picturesAreOursToPaint()
{
    // SVG needs a plug-in, which is a package of its own on some systems.
    static const QRegularExpression pattern(u"\"[^\"]*(qrc:|\\.svg)[^\"]*\""_s);
    QStringList findings;
    for (const QString &path : files({u"qml"_s}, {u".qml"_s})) {
        const auto match = pattern.match(read(path));
        if (match.hasMatch())
            findings += finding(path, 1, match.captured() + " instead of an Icon"_L1);
    }
    ASTERISM_NONE(findings);
}

QTEST_GUILESS_MAIN(TestTree)
#include "tst_tree.moc"
