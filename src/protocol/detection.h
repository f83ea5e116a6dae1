// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "base/result.h"
#include "model/instance.h"
#include "net/request.h"
#include "net/response.h"

#include <QJsonObject>

#include <optional>

namespace asterism {

/// Finds out what answers at a host, as a state machine without a network:
///
///     Detection detection(host);
///     while (auto request = detection.next()) {
///         detection.feed(ask(*request));
///     }
///     use(detection.result());
///
/// NodeInfo names the software, /api/v2/instance or /api/v1/instance give the rest, of Misskey
/// /api/meta, which may also be closed or slow. A typed
/// host may be the account domain alone; redirects, NodeInfo links and host-meta lead to the
/// host where the API lives (at most two steps). An account domain that did not lead here is
/// believed only after its own WebFinger agreed. At most 12 requests in all. HTML with status
/// 200 counts as "not this API". A failing network ends it with that error.
///
/// A host that has NodeInfo but no client API we speak is Family::ActivityPub; Misskey and its
/// relatives are Family::Misskey. `checkedAt` is left to the caller.
class Detection {
public:
    /// `host` in normalHost() form.
    explicit Detection(const QString &host);

    /// The request whose answer feed() waits for; nullopt when result() is ready.
    std::optional<Request> next() const;
    void feed(const Result<Response> &answer);
    /// Before the end: a Cancelled error.
    Result<Instance> result() const;

private:
    enum class Step {
        NodeInfoLinks,
        NodeInfo,
        HostMeta,
        InstanceV2,
        InstanceV1,
        MisskeyMeta,
        Domain,
        Finished
    };

    void takeLinks(const Result<Response> &answer);
    void takeNodeInfo(const Result<Response> &answer);
    void takeHostMeta(const Result<Response> &answer);
    void takeInstance(const Result<Response> &answer);
    void takeMisskeyMeta(const Result<Response> &answer);
    void takeMisskeyHost(const QJsonObject &meta);
    void takeDomain(const Result<Response> &answer);
    void afterNodeInfo();
    bool isDispensable() const;
    void checkDomain(const QJsonObject &info);
    void withoutApi();
    bool moveTo(const QString &host);
    void finish();
    void fail(const Error &error);

    Step m_step = Step::NodeInfoLinks;
    QString m_typedHost;
    QUrl m_nodeInfoUrl;
    Instance m_instance;
    std::optional<Error> m_error;
    std::optional<Error> m_refusal; ///< why the client API said no, kept for the final word
    Handle m_witness; ///< a person there, by whom the account domain is checked
    bool m_hasNodeInfo = false;
    bool m_seemsMisskey = false; ///< by its NodeInfo, under a name never heard of
    bool m_metaAsked = false;
    int m_moves = 0;
    int m_requests = 0;
};

} // namespace asterism
