// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::rules;

namespace {

struct Message {
    QString context;
    QString source;
    QString state; ///< empty when it is done: "unfinished", "vanished", "obsolete"
    QStringList texts; ///< one, or as many as the language has plural forms
};

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(L?[0-9]+|n)"_s);
    QStringList found;
    auto match = pattern.globalMatch(text);
    while (match.hasNext())
        found << match.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

void readTexts(QXmlStreamReader &xml, Message &message)
{
    QString text;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement && xml.name() == u"numerusform")
            message.texts << xml.readElementText();
        else if (token == QXmlStreamReader::Characters)
            text += xml.text();
        else if (token == QXmlStreamReader::EndElement)
            break;
    }
    if (message.texts.isEmpty())
        message.texts << text;
}

QList<Message> messages(const QString &path)
{
    QFile file(path);
    QList<Message> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            message.context = xml.readElementText();
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.state = xml.attributes().value(u"type"_s).toString();
            message.texts.clear();
            readTexts(xml, message);
            all << message;
        }
    }
    return all;
}

/// What is wrong with one message; empty when nothing is.
QString problem(const Message &message)
{
    // The struct's own name: lupdate did not see the macro in it, so no program finds the text.
    if (message.context.endsWith(u"Words"_s))
        return u"its context is lost"_s;
    if (message.state == u"unfinished"_s)
        return u"is not translated"_s;
    if (!message.state.isEmpty())
        return u"is no longer in the sources; run the target lupdate"_s;
    for (const QString &text : message.texts) {
        if (text.isEmpty())
            return u"has an empty translation"_s;
        if (placeholders(text) != placeholders(message.source))
            return u"has other placeholders in its translation"_s;
    }
    return {};
}

/// lupdate's complaint; empty when it did its work.
QString update(const QString &copy, const QStringList &options)
{
    QProcess lupdate;
    lupdate.start(QStringLiteral(ASTERISM_LUPDATE),
        options
            + QStringList{u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, root(), u"-I"_s,
                root() + u"/src"_s, root() + u"/src"_s, root() + u"/ui"_s, root() + u"/qml"_s,
                u"-ts"_s, copy});
    // It never ends on some expressions; count an argument of translate() before the call then.
    if (!lupdate.waitForFinished(60'000)) {
        lupdate.kill();
        lupdate.waitForFinished();
        return u"lupdate does not end or cannot be started"_s;
    }
    return lupdate.exitCode() == 0 ? QString() : QString::fromUtf8(lupdate.readAllStandardError());
}

} // namespace

class tst_translations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void complete_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Japanese") << u"asterism_ja.ts"_s << QStringList{};
        QTest::newRow("English plurals") << u"asterism_en.ts"_s << QStringList{u"-pluralonly"_s};
    }

    void complete()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        const QTemporaryDir folder;
        const QString copy = folder.filePath(file);
        QVERIFY(QFile::copy(root() + u"/i18n/"_s + file, copy));
        const QString complaint = update(copy, options);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        const auto all = messages(copy);
        QVERIFY(!all.isEmpty());
        QStringList findings;
        for (const Message &message : all) {
            const QString what = problem(message);
            if (!what.isEmpty())
                findings << u"i18n/%1: %2: “%3” %4"_s.arg(
                    file, message.context, message.source, what);
        }
        ASTERISM_NONE(findings);
    }

    void problems()
    {
        QVERIFY(problem({u"Store"_s, u"%1 of %n"_s, {}, {u"%n 中 %1"_s}}).isEmpty());
        QVERIFY(!problem({u"Store"_s, u"%1 of %n"_s, {}, {u"%n 中"_s}}).isEmpty());
        QVERIFY(!problem({u"Store"_s, u"full"_s, u"unfinished"_s, {u"満杯"_s}}).isEmpty());
        QVERIFY(!problem({u"Store"_s, u"full"_s, u"vanished"_s, {u"満杯"_s}}).isEmpty());
        QVERIFY(!problem({u"Store"_s, u"full"_s, {}, {QString()}}).isEmpty());
        QVERIFY(!problem({u"Words"_s, u"full"_s, {}, {u"満杯"_s}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_translations)
#include "tst_translations.moc"
