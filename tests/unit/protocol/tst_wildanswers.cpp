// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "wildmutant.h"
#include "wildreaders.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// Of a list that many rows are changed and read; the more rows, the fewer changes in a second.
constexpr int mostSubjectRows = 6;
constexpr int wildBudgetMs = 4000;

/// One recorded answer that is changed again and again.
struct Subject {
    QString name;
    Instance instance;
    QUrl url;
    QJsonValue json; ///< undefined: no JSON
    QByteArray bytes = {}; ///< of what is no JSON
    QJsonObject frame = {}; ///< of a stream, which carries the JSON as a text
};

QJsonValue fewRows(const QJsonValue &value)
{
    const QJsonArray rows = value.toArray();
    if (rows.size() <= mostSubjectRows) {
        return value;
    }
    QJsonArray few;
    for (int i = 0; i < mostSubjectRows; ++i) {
        few.append(rows[i * (rows.size() - 1) / (mostSubjectRows - 1)]);
    }
    return few;
}

QJsonValue valueIn(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isArray() ? QJsonValue(document.array())
        : document.isObject() ? QJsonValue(document.object())
                              : QJsonValue(QJsonValue::Undefined);
}

/// Where an ActivityPub document lives it has its id from; all else comes from the API.
QUrl homeOf(const QJsonValue &json)
{
    const QString id = json[u"id"_s].toString();
    return QUrl(id.startsWith(u"https://"_s) ? id : u"https://misskey.test/api"_s);
}

/// One for each file of Misskey, and one for each third message of its streams.
std::vector<Subject> misskeySubjects()
{
    const QDir folder(QStringLiteral(ASTERISM_FIXTURES "/misskey"));
    std::vector<Subject> subjects;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        const QByteArray bytes = fixtureBytes("misskey/" + name.toUtf8());
        const QJsonValue json = valueIn(bytes);
        subjects.push_back({name, misskeyServer(), homeOf(json), fewRows(json), bytes});
        if (!name.endsWith(u".jsonl"_s)) {
            continue;
        }
        const QList<QByteArray> lines = bytes.split('\n');
        for (qsizetype i = 0; i < lines.size(); i += 3) {
            const QJsonValue frame = valueIn(lines[i])[u"frame"_s];
            if (frame.isObject()) {
                subjects.push_back(
                    {name + u':' + QString::number(i + 1), misskeyServer(), homeOf(frame), frame});
            }
        }
    }
    return subjects;
}

Subject otherSubject(const QString &name, const QUrl &url)
{
    const bool gts = name.startsWith(u"gotosocial/"_s);
    Instance instance = gts ? goToSocial() : snac();
    instance.host = url.host();
    instance.accountDomain = url.host();
    return {name, instance, url, QJsonValue(QJsonValue::Undefined)};
}

/// What a server of the Mastodon family sent, and a file that is an answer as it stands.
Subject answerSubject(const QString &name)
{
    const QByteArray bytes = fixtureBytes(name.toUtf8());
    const QJsonValue whole = name.endsWith(u".json"_s) ? valueIn(bytes) : QJsonValue();
    const QJsonValue response = whole[u"response"_s];
    Subject subject = otherSubject(name,
        response.isUndefined() ? QUrl(u"https://gts1.test/@ao"_s)
                               : QUrl(whole[u"request"_s][u"url"_s].toString()));
    const QJsonValue body = response[u"body"_s];
    const bool asText = !response.isUndefined() && body.isUndefined();
    subject.bytes = asText ? response[u"body_text"_s].toString().toUtf8() : bytes;
    const QJsonValue json = body.isUndefined() ? valueIn(subject.bytes) : body;
    if (json.isObject() || json.isArray()) {
        subject.json = fewRows(json);
    }
    return subject;
}

std::vector<Subject> streamSubjects(const QString &name)
{
    std::vector<Subject> subjects;
    const QList<QByteArray> lines = fixtureBytes(name.toUtf8()).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject frame =
            valueIn(valueIn(lines[i])[u"data"_s].toString().toUtf8()).toObject();
        const QJsonValue carried = valueIn(frame[u"payload"_s].toString().toUtf8());
        Subject subject = otherSubject(
            name + u':' + QString::number(i + 1), QUrl(u"https://gts1.test/api/v1/streaming"_s));
        subject.json = carried.isUndefined() ? QJsonValue(frame) : carried;
        subject.frame = carried.isUndefined() ? QJsonObject() : frame;
        if (!frame.isEmpty()) {
            subjects.push_back(subject);
        }
    }
    return subjects;
}

/// One for each file of GoToSocial and snac, and one for each message of their streams.
std::vector<Subject> otherSubjects()
{
    std::vector<Subject> subjects;
    for (const QString &software : {u"gotosocial"_s, u"snac2"_s}) {
        const QDir folder(QStringLiteral(ASTERISM_FIXTURES "/") + software);
        for (const QString &file : folder.entryList(QDir::Files, QDir::Name)) {
            const QString name = software + u'/' + file;
            if (name.endsWith(u".jsonl"_s)) {
                std::ranges::move(streamSubjects(name), std::back_inserter(subjects));
            } else if (!name.endsWith(u".md"_s)) {
                subjects.push_back(answerSubject(name));
            }
        }
    }
    return subjects;
}

QByteArray framed(const Subject &subject, const QByteArray &json)
{
    if (subject.frame.isEmpty()) {
        return json;
    }
    QJsonObject frame = subject.frame;
    frame[u"payload"_s] = QString::fromUtf8(json);
    return QJsonDocument(frame).toJson(QJsonDocument::Compact);
}

QByteArray unchangedOf(const Subject &subject)
{
    return subject.json.isUndefined() ? subject.bytes
                                      : framed(subject, WildMutant::bytesOf(subject.json));
}

QByteArray mutantOf(const Subject &subject, quint32 seed)
{
    WildMutant mutant(seed);
    return subject.json.isUndefined() ? mutant.ofBytes(subject.bytes)
                                      : framed(subject, mutant.of(subject.json));
}

/// XML and HTML are looked at for what they are, JSON as whatever is asked for.
QByteArray typeOf(const Subject &subject)
{
    if (subject.name.endsWith(u".html"_s)) {
        return "text/html; charset=utf-8"_ba;
    }
    for (const QString &suffix : {u".xml"_s, u".rss"_s, u".atom"_s}) {
        if (subject.name.endsWith(suffix)) {
            return "application/xml; charset=utf-8"_ba;
        }
    }
    return "application/json; charset=utf-8"_ba;
}

QStringList faultsOf(const Subject &subject, const QByteArray &body)
{
    Response response;
    response.status = 200;
    response.headers = {{"Content-Type", typeOf(subject)}};
    response.body = body;
    response.finalUrl = subject.url;
    wild::Reading reading{
        familyFor(subject.instance), subject.instance, response, SanityCheck(body.size())};
    Actor owner;
    owner.uri = u"https://misskey.test/users/atvjeag8ya010005"_s;
    owner.acct = u"hanako@misskey.test"_s;
    wild::readPosts(reading);
    wild::readNotices(reading);
    wild::readFrame(reading);
    wild::readPeople(reading);
    wild::readRest(reading);
    wild::readDocuments(reading, owner);
    reading.response.status = 400; // and as the words of a refusal
    wild::readPosts(reading);
    return reading.sanity.faults();
}

} // namespace

/// Recorded answers with a value gone, of another type, hostile or huge, again and again: an error
/// or something sane comes of it, never a crash. The changes are the same on every run; how many
/// there are is a matter of time. A failure names its seed; to see it again, alone, or to try more:
///
///     ASTERISM_WILD_SEED=17 ASTERISM_WILD_MS=60000 ASTERISM_WILD_TELL=1 tst_wildanswers
///
/// (ASTERISM_WILD_TELL names each change before it is read, should one of them end the program.)
class tst_wildanswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"asterism.*=false"_s); }
    void cleanupTestCase() { QLoggingCategory::setFilterRules(QString()); }

    void unchanged()
    {
        for (const auto &subjects : {misskeySubjects(), otherSubjects()}) {
            for (const Subject &subject : subjects) {
                const QStringList faults = faultsOf(subject, unchangedOf(subject));
                QVERIFY2(
                    faults.isEmpty(), qPrintable(subject.name + u": "_s + faults.join(u", "_s)));
            }
        }
    }

    void changedMisskey()
    {
        const std::vector<Subject> subjects = misskeySubjects();
        QVERIFY(subjects.size() > 150);
        readChanged(subjects);
    }
    void changedOthers()
    {
        const std::vector<Subject> subjects = otherSubjects();
        QVERIFY(subjects.size() > 430);
        readChanged(subjects);
    }

private:
    /// One change of each, whatever that takes, and more while there is time.
    static void readChanged(const std::vector<Subject> &subjects)
    {
        const auto first = quint32(qEnvironmentVariableIntValue("ASTERISM_WILD_SEED"));
        const int budget = qEnvironmentVariableIsSet("ASTERISM_WILD_MS")
            ? qEnvironmentVariableIntValue("ASTERISM_WILD_MS")
            : wildBudgetMs;
        QElapsedTimer timer;
        timer.start();
        qsizetype read = 0;
        for (quint32 round = 0; round == 0 || !timer.hasExpired(budget); ++round) {
            for (size_t i = 0; i < subjects.size(); ++i) {
                if (round > 0 && timer.hasExpired(budget)) {
                    break;
                }
                readOne(subjects[i], first + round, quint32(i));
                if (QTest::currentTestFailed()) {
                    return;
                }
                ++read;
            }
        }
        QVERIFY(read >= qsizetype(subjects.size()));
        qInfo("%lld changed answers in %lld ms", qlonglong(read), qlonglong(timer.elapsed()));
    }

    static void readOne(const Subject &subject, quint32 round, quint32 place)
    {
        static const bool tells = qEnvironmentVariableIsSet("ASTERISM_WILD_TELL");
        if (tells) {
            qInfo("%s, seed %u", qPrintable(subject.name), round);
        }
        const QByteArray body = mutantOf(subject, round * 2654435761U + place);
        verify(subject.name, round, faultsOf(subject, body), body);
    }

    static void verify(
        const QString &name, quint32 seed, const QStringList &faults, const QByteArray &body)
    {
        const QString words = u"%1, seed %2: %3 in %4"_s.arg(
            name, QString::number(seed), faults.join(u", "_s), QString::fromUtf8(body.left(3000)));
        QVERIFY2(faults.isEmpty(), qPrintable(words));
    }
};

QTEST_GUILESS_MAIN(tst_wildanswers)
#include "tst_wildanswers.moc"
