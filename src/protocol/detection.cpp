// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/detection.h"

#include "base/host.h"
#include "base/log.h"
#include "protocol/instanceinfo.h"
#include "protocol/json.h"
#include "protocol/software.h"
#include "protocol/webfinger.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int maxMoves = 2;
constexpr int maxRequests = 12;

QUrl at(const QString &host, const QString &path)
{
    QUrl url = baseUrl(host);
    url.setPath(path);
    return url;
}

Request ask(const QUrl &url)
{
    Request request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    return request;
}

Request askMisskey(const QString &host)
{
    Request request = ask(at(host, u"/api/meta"_s));
    request.method = "POST";
    request.headers.emplaceBack("Content-Type", "application/json");
    request.onlyReads = true;
    request.body = R"({"detail":true})";
    return request;
}

/// An error that says nothing about what the host speaks: better tell it than guess.
bool endsIt(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Cancelled:
    case ErrorKind::Store:
    case ErrorKind::Barred: // nothing was asked, so nothing is known of it
        return true;
    default:
        return false;
    }
}

/// The JSON object of an answer, or why there is none.
Result<QJsonObject> objectOf(const Result<Response> &answer, const QString &host)
{
    return answer ? json::objectAnswer(*answer, host, true) : Result<QJsonObject>(answer.error());
}

} // namespace

Detection::Detection(const QString &host)
    : m_typedHost(host)
{
    m_instance.host = host;
}

std::optional<Request> Detection::next() const
{
    switch (m_step) {
    case Step::NodeInfoLinks:
        return ask(at(m_instance.host, u"/.well-known/nodeinfo"_s));
    case Step::NodeInfo:
        return ask(m_nodeInfoUrl);
    case Step::HostMeta:
        return hostMetaRequest(m_instance.host);
    case Step::InstanceV2:
        return ask(at(m_instance.host, u"/api/v2/instance"_s));
    case Step::InstanceV1:
        return ask(at(m_instance.host, u"/api/v1/instance"_s));
    case Step::MisskeyMeta:
        return askMisskey(m_instance.host);
    case Step::Domain:
        return webfingerRequest(m_witness, m_instance.accountDomain);
    case Step::Finished:
        break;
    }
    return std::nullopt;
}

void Detection::feed(const Result<Response> &answer)
{
    if (!answer && endsIt(answer.error()) && !isDispensable()) {
        return fail(answer.error());
    }
    if (++m_requests > maxRequests) {
        return withoutApi();
    }
    switch (m_step) {
    case Step::NodeInfoLinks:
        return takeLinks(answer);
    case Step::NodeInfo:
        return takeNodeInfo(answer);
    case Step::HostMeta:
        return takeHostMeta(answer);
    case Step::InstanceV2:
    case Step::InstanceV1:
        return takeInstance(answer);
    case Step::MisskeyMeta:
        return takeMisskeyMeta(answer);
    case Step::Domain:
        return takeDomain(answer);
    case Step::Finished:
        return;
    }
}

/// Without an answer to this question the host is known all the same.
bool Detection::isDispensable() const
{
    return m_step == Step::Domain || (m_step == Step::MisskeyMeta && m_hasNodeInfo);
}

/// True when detection begins again at another host, which the present one pointed to. A host
/// of the open network cannot send us to this machine.
bool Detection::moveTo(const QString &host)
{
    const bool inward = isLoopbackHost(host) && !isLoopbackHost(m_instance.host);
    if (host.isEmpty() || host == m_instance.host || inward || m_moves >= maxMoves) {
        return false;
    }
    ++m_moves;
    m_instance = {};
    m_instance.host = host;
    m_hasNodeInfo = false;
    m_seemsMisskey = false;
    m_metaAsked = false;
    m_refusal.reset();
    m_step = Step::NodeInfoLinks;
    return true;
}

void Detection::takeLinks(const Result<Response> &answer)
{
    const auto links = objectOf(answer, m_instance.host);
    if (!links && endsIt(links.error())) {
        m_refusal = links.error();
    }
    // A redirect of /.well-known/* is how an account domain names its API host.
    if (links && moveTo(hostOf(answer->finalUrl))) {
        return;
    }
    const QUrl document = links ? nodeInfoLink(*links) : QUrl();
    if (document.isEmpty()) {
        m_step = Step::HostMeta;
        return;
    }
    const QString host = hostOf(document);
    if (host != m_instance.host) {
        // Ask that host for its own links: nobody describes another's software.
        m_step = Step::InstanceV2;
        moveTo(host);
        return;
    }
    m_nodeInfoUrl = at(host, document.path());
    m_nodeInfoUrl.setQuery(document.query());
    m_step = Step::NodeInfo;
}

void Detection::takeNodeInfo(const Result<Response> &answer)
{
    const auto info = objectOf(answer, m_instance.host);
    if (info) {
        m_hasNodeInfo = mergeNodeInfo(m_instance, *info);
        m_seemsMisskey = m_hasNodeInfo && looksLikeMisskey(*info);
    }
    afterNodeInfo();
}

void Detection::afterNodeInfo()
{
    using Family = Instance::Family;
    const Family family = familyOfSoftware(m_instance.software);
    if (family == Family::ActivityPub) {
        m_instance.family = family;
        return finish();
    }
    if (family == Family::Misskey) {
        m_instance.family = family;
    }
    // A new fork of Misskey may pose as Mastodon, too, and less of it works there.
    const bool metaFirst =
        family == Family::Misskey || (family == Family::Unknown && m_seemsMisskey);
    m_step = metaFirst ? Step::MisskeyMeta : Step::InstanceV2;
}

void Detection::takeHostMeta(const Result<Response> &answer)
{
    const auto text = answer ? decodeHostMeta(*answer) : Result<QString>(answer.error());
    m_step = Step::InstanceV2;
    if (text) {
        QString filled = *text;
        moveTo(hostOf(QUrl(filled.replace(u"{uri}"_s, u"acct"_s))));
    }
}

void Detection::takeInstance(const Result<Response> &answer)
{
    const auto info = objectOf(answer, m_instance.host);
    if (!info && endsIt(info.error())) {
        return fail(info.error());
    }
    if (info && mergeInstance(m_instance, *info)) {
        if (familyOfSoftware(m_instance.software) == Instance::Family::Misskey && !m_metaAsked) {
            // Sharkey poses as Mastodon, too, and less of it works there.
            m_instance.family = Instance::Family::Misskey;
            m_step = Step::MisskeyMeta;
            return;
        }
        m_instance.family = Instance::Family::Mastodon;
        return checkDomain(*info);
    }
    if (!info && info.error().kind != ErrorKind::NotFound) {
        m_refusal = info.error();
    }
    const bool named = familyOfSoftware(m_instance.software) == Instance::Family::Mastodon;
    if (m_step == Step::InstanceV2) {
        m_step = Step::InstanceV1;
    } else if (named || m_metaAsked) {
        withoutApi();
    } else {
        m_step = Step::MisskeyMeta;
    }
}

void Detection::takeMisskeyMeta(const Result<Response> &answer)
{
    const auto meta = objectOf(answer, m_instance.host);
    m_metaAsked = true;
    if (meta && mergeMisskeyMeta(m_instance, *meta)) {
        m_instance.family = Instance::Family::Misskey;
        takeMisskeyHost(*meta);
    } else if (m_instance.family == Instance::Family::Misskey) {
        finish(); // by its name; what it can do shows when it is asked
    } else if (m_seemsMisskey) {
        m_seemsMisskey = false;
        m_step = Step::InstanceV2;
    } else {
        withoutApi();
    }
}

/// Its notes and people have their addresses at the host that it calls its own: asked by another
/// name it would seem to be another server. On this machine names are nobody's.
void Detection::takeMisskeyHost(const QJsonObject &meta)
{
    const QString own = hostOf(QUrl(json::webAddress(meta, "uri"_L1)));
    if (isLoopbackHost(m_instance.host) || !moveTo(own)) {
        finish();
    }
}

/// A server may name a domain for its people that is neither its own host nor the one that led
/// here. That domain has the last word, or anybody could dress their people in its name.
void Detection::checkDomain(const QJsonObject &info)
{
    const QString &domain = m_instance.accountDomain;
    if (domain == m_instance.host || domain == m_typedHost) {
        return finish();
    }
    const QString contact = contactName(info);
    m_witness = {contact.isEmpty() ? m_instance.host : contact, domain};
    m_step = Step::Domain;
}

/// It agrees by redirecting WebFinger to the API's host or by naming an actor that lies there.
void Detection::takeDomain(const Result<Response> &answer)
{
    const auto finger =
        answer ? decodeWebfinger(*answer, m_witness) : Result<WebFinger>(answer.error());
    const bool redirects = answer && hostOf(answer->finalUrl) == m_instance.host;
    const bool names = finger && hostOf(QUrl(finger->actorUri)) == m_instance.host;
    if (!redirects && !names) {
        qCWarning(logProtocol) << m_instance.host << "names its people after"
                               << m_instance.accountDomain << "which does not agree";
        m_instance.accountDomain = m_instance.host;
    }
    finish();
}

/// No client API answered. A software that is known to have one keeps it behind a door (a
/// limited federation); any other may still be read by its documents.
void Detection::withoutApi()
{
    const bool silent = m_refusal && endsIt(*m_refusal);
    const bool speaks = familyOfSoftware(m_instance.software) == Instance::Family::Mastodon;
    const bool broken = speaks && m_refusal && m_refusal->kind == ErrorKind::BadAnswer;
    const bool closed = m_refusal && m_refusal->kind == ErrorKind::Forbidden;
    // Behind a door that opens to nobody, nothing tells whether a fediverse server stands there.
    if (silent || broken || (closed && !m_hasNodeInfo)) {
        return fail(*m_refusal);
    }
    if (!m_hasNodeInfo) {
        return fail(json::badAnswer(m_typedHost,
            QCoreApplication::translate("Protocol", "no fediverse server answers there"),
            m_refusal ? m_refusal->httpStatus : 0));
    }
    m_instance.family =
        closed && speaks ? Instance::Family::Mastodon : Instance::Family::ActivityPub;
    finish();
}

void Detection::finish()
{
    // Not the domain that led here: anybody can lead to anybody.
    if (m_instance.accountDomain.isEmpty()) {
        m_instance.accountDomain = m_instance.host;
    }
    if (m_instance.family == Instance::Family::Misskey) {
        m_instance.streamingUrl = misskeyStreaming(m_instance.host);
    }
    m_step = Step::Finished;
}

void Detection::fail(const Error &error)
{
    m_error = error;
    m_step = Step::Finished;
}

Result<Instance> Detection::result() const
{
    if (m_error) {
        return *m_error;
    }
    if (m_step != Step::Finished) {
        return Error{.kind = ErrorKind::Cancelled, .subject = m_typedHost, .detail = {}};
    }
    return m_instance;
}

} // namespace asterism
