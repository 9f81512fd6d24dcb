package com.raliopay.webhooks.event;

/** The states of a KYC session that Ralio announces; the names are the provider's own. */
public enum SessionState {
    /** All required checks passed (page <i>kyc_session_verified</i>). */
    VERIFIED,
    /** Automatic checks were not conclusive; a person must look (page <i>kyc_session_manual_review</i>). */
    REVIEW,
    /** The entity could not be verified (page <i>kyc_session_failed</i>). */
    REJECTED
}
