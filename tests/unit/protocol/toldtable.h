// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>

// What must be read out of the recorded answers of one software, and how what was read out of them
// (told.h) is held against it.
namespace asterism::told {

using namespace Qt::Literals::StringLiterals;

inline QJsonObject tableNamed(const QString &name)
{
    QFile file(QStringLiteral(ASTERISM_SOURCE_DIR "/tests/unit/protocol/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    QJsonParseError problem;
    const QJsonObject table = QJsonDocument::fromJson(file.readAll(), &problem).object();
    if (table.isEmpty()) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(problem.errorString()));
    }
    return table;
}

/// Two tables: what must be read out of each file, and the posts in them by their id. A row that
/// names a post holds all that is said of it there, but for what it says itself.
struct Tables {
    QJsonObject answers; ///< SOFTWAREanswers.json
    QJsonObject posts; ///< SOFTWAREposts.json
    QString usualUri = {}; ///< of posts whose "uri" is left out, up to their id
};

inline Tables tablesOf(const QString &software, const QString &usualUri = {})
{
    return {
        tableNamed(software + u"answers.json"_s), tableNamed(software + u"posts.json"_s), usualUri};
}

/// "{unixtime N}" in an expected text stands for that time as this machine writes it.
inline QString timesFilled(QString text)
{
    static const qint64 time = 1'700'000'000;
    return text.replace(u"{unixtime 1700000000}"_s,
        QLocale().toString(QDateTime::fromSecsSinceEpoch(time), QLocale::ShortFormat).simplified());
}

/// A row says "key": null of what its post has elsewhere, but not here.
inline QJsonObject wholePost(const Tables &tables, const QJsonObject &row)
{
    const QString id = row[u"post"_s].toString();
    QJsonObject whole = tables.posts[id].toObject();
    if (whole.isEmpty()) {
        qFatal("no table has the post %s", qPrintable(id));
    }
    whole.insert(u"text"_s, timesFilled(whole[u"text"_s].toString()));
    if (!whole.contains(u"uri"_s)) {
        whole.insert(u"uri"_s, tables.usualUri + id);
    }
    for (auto it = row.begin(); it != row.end(); ++it) {
        whole.insert(it.key(), it.value());
        if (it->isNull()) {
            whole.remove(it.key());
        }
    }
    return whole;
}

/// An expected row with its posts filled in.
inline QJsonObject wholeRow(const Tables &tables, const QString &kind, QJsonObject row)
{
    if (kind == u"posts" || kind == u"pinned" || kind == u"ancestors") {
        return wholePost(tables, row);
    }
    for (const QString &inner : {u"about"_s, u"post"_s}) {
        if (row.value(inner).isObject() && kind != u"documents") {
            row.insert(inner, wholePost(tables, row[inner].toObject()));
        }
    }
    return row;
}

inline QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// "holds" asks for a piece of the text, and what a document is not asked about may be anything.
inline QJsonObject asFarAsAsked(const QJsonObject &asked, const QJsonObject &document)
{
    QJsonObject json;
    for (const QString &key : asked.keys()) {
        const bool holds =
            key == u"holds" && document[u"text"_s].toString().contains(asked[key].toString());
        const QJsonValue value = holds ? asked[key] : document[key];
        if (!value.isUndefined()) {
            json.insert(key, value);
        }
    }
    return json;
}

inline void compareRows(
    const Tables &tables, const QString &kind, const QJsonArray &expected, const QJsonArray &told)
{
    QVERIFY2(told.size() >= expected.size(), qPrintable(QString::number(told.size())));
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QJsonObject wanted = wholeRow(tables, kind, expected[i].toObject());
        const QJsonObject whole = told[i].toObject();
        const QJsonObject got = kind == u"documents" ? asFarAsAsked(wanted, whole) : whole;
        const QByteArray words = "row " + QByteArray::number(i) + "\n   told: " + compact(got)
            + "\n  wanted: " + compact(wanted);
        QVERIFY2(got == wanted, words.constData());
    }
}

/// The table may name the first ten of a long list; "rows" and "hidden" say how many there are.
inline bool isWholeList(const QString &kind, const QJsonArray &expected)
{
    return kind != u"posts" || expected.size() < 10;
}

inline void compareKey(
    const Tables &tables, const QString &key, const QJsonValue &expected, const QJsonValue &told)
{
    const QJsonArray rows = expected.toArray();
    if (!expected.isArray() || !rows.first().isObject()) {
        const QByteArray words = compact({{u"told"_s, told}, {u"wanted"_s, expected}});
        QVERIFY2(told == expected, words.constData());
        return;
    }
    compareRows(tables, key, rows, told.toArray());
    if (isWholeList(key, rows)) {
        QCOMPARE(told.toArray().size(), rows.size());
    }
}

/// What was read out of the file `name` against its row; "read", "as" and what else the row says of
/// how it is to be read (`ways`) is no part of what was.
inline void compareFile(
    const Tables &tables, const QString &name, const QJsonObject &told, const QStringList &ways)
{
    const QJsonObject expected = tables.answers[name].toObject();
    const QString error = u"error"_s;
    QVERIFY2(expected.contains(error) || !told.contains(error), compact(told).constData());
    for (const QString &key : expected.keys()) {
        if (!ways.contains(key)) {
            compareKey(tables, key, expected[key], told[key]);
        }
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

/// The recordings in tests/fixtures/`folder`.
inline QStringList recordedFiles(const QString &folder)
{
    const QDir recordings(QStringLiteral(ASTERISM_FIXTURES "/") + folder);
    QStringList files = recordings.entryList(QDir::Files, QDir::Name);
    files.removeOne(u"README.md"_s);
    return files;
}

/// Each of them has a row, and no row is about another file.
inline void compareNames(const Tables &tables, const QString &folder)
{
    const QStringList files = recordedFiles(folder);
    for (const QString &file : files) {
        QVERIFY2(tables.answers.contains(file), qPrintable(file));
    }
    for (const QString &file : tables.answers.keys()) {
        QVERIFY2(files.contains(file), qPrintable(file));
    }
}

} // namespace asterism::told
