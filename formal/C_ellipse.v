(** The Chebyshev ellipse: what it separates, the map on it, and its cycles. *)

From Coq Require Import Reals Lra.
From Rigorous Require Import Definitions Lemmas Identities.
Local Open Scope R_scope.

(** * C1. Inside, outside and the ellipse itself are kept *)

Theorem ellipse_cofactor_positive : forall mu r, -2 < mu < 2 -> K mu r >= (4 - mu ^ 2) / 4 /\ K mu r > 0.
Proof.
  intros mu r range. replace (K mu r) with ((r + mu / 2) ^ 2 + (4 - mu ^ 2) / 4) by (unfold K; field).
  assert (H := pow2_ge_0 (r + mu / 2)). assert (0 < 4 - mu ^ 2) by nra. lra.
Qed.

(** A step keeps the sign of eps, so each of the three sets is its own preimage. *)
Theorem ellipse_separates : forall mu z, -2 < mu < 2 ->
  (eps mu (F mu z) < 0 <-> eps mu z < 0) /\
  (eps mu (F mu z) = 0 <-> eps mu z = 0) /\
  (eps mu (F mu z) > 0 <-> eps mu z > 0).
Proof.
  intros mu z range. apply (positive_factor_keeps_sign _ _ (K mu (w mu z))); [|apply ellipse_cofactor].
  now apply ellipse_cofactor_positive.
Qed.

(** The bound on mu is sharp: past 2 a step takes some point from the outside to the inside. *)
Theorem ellipse_fails_beyond_two : forall mu, mu > 2 -> exists z, eps mu z > 0 /\ eps mu (F mu z) < 0.
Proof.
  intros mu above. assert (root := sqrt_sqrt (mu / 2) ltac:(lra)). set (x := sqrt (mu / 2)) in *. exists (x, x).
  assert (W : w mu (x, x) = - mu / 2) by (unfold w; cbn [fst snd]; lra).
  destruct (quotient_map mu (x, x)) as [_ [step norm]]. rewrite W in *. cbn [fst snd] in norm.
  rewrite step. unfold K. assert (outside : eps mu (x, x) > 0) by nra. split; [exact outside|].
  assert (1 + mu * (- mu / 2) + (- mu / 2) ^ 2 < 0) by nra. nra.
Qed.

(** The sign is kept by any number of steps. *)
Theorem ellipse_separates_orbits : forall mu z n, -2 < mu < 2 ->
  (eps mu (iterate (F mu) n z) < 0 <-> eps mu z < 0) /\
  (eps mu (iterate (F mu) n z) = 0 <-> eps mu z = 0) /\
  (eps mu (iterate (F mu) n z) > 0 <-> eps mu z > 0).
Proof.
  intros mu z n range. apply (positive_factor_keeps_sign _ _ (product (fun y => K mu (w mu y)) (F mu) n z)).
  - apply product_positive. intro y. now apply ellipse_cofactor_positive.
  - apply product_telescopes. intro y. apply ellipse_cofactor.
Qed.

Theorem ellipse_bounds_its_inside : forall mu z, -2 < mu < 2 -> eps mu z <= 0 -> P z <= 2 + mu /\ Q z <= 2 - mu.
Proof.
  intros mu z range. unfold eps.
  destruct (P_Q_nonneg z).
  split; nra.
Qed.

Theorem ellipse_contains_the_origin : forall mu, -2 < mu < 2 -> eps mu (0, 0) < 0.
Proof. intros mu range. unfold eps, P, Q, p, q. cbn [fst snd]. nra. Qed.

(** * C2. The map on the ellipse is t -> PI - 3 t *)

Lemma ellipse_point_axes : forall mu t, -2 <= mu <= 2 ->
  P (ellipse_point mu t) = (2 + mu) * cos t ^ 2 /\ Q (ellipse_point mu t) = (2 - mu) * sin t ^ 2.
Proof.
  intros mu t range. assert (A := sqrt_sqrt (2 + mu) ltac:(lra)). assert (B := sqrt_sqrt (2 - mu) ltac:(lra)).
  unfold P, Q, p, q, ellipse_point. cbn [fst snd]. split.
  - transitivity (sqrt (2 + mu) * sqrt (2 + mu) * cos t ^ 2); [field | rewrite A; ring].
  - transitivity (sqrt (2 - mu) * sqrt (2 - mu) * sin t ^ 2); [field | rewrite B; ring].
Qed.

Lemma cos_squared : forall t, cos t ^ 2 = 1 - sin t ^ 2.
Proof. intro t. assert (H := sin2_cos2 t). unfold Rsqr in H. lra. Qed.

Theorem ellipse_parametrised : forall mu t, -2 <= mu <= 2 ->
  eps mu (ellipse_point mu t) = 0 /\ w mu (ellipse_point mu t) = 2 * cos (2 * t).
Proof.
  intros mu t range. destruct (ellipse_point_axes mu t range) as [HP HQ]. assert (C := cos_squared t).
  destruct (diagonal_coordinates mu (ellipse_point mu t)) as [_ [_ [_ [_ [_ [_ [_ W]]]]]]].
  rewrite W. unfold eps. rewrite HP, HQ, cos_2a_sin, C. split; ring.
Qed.

(** Every pair c, s with c^2 + s^2 = 1 is the cosine and sine of an angle. *)
Lemma angle_exists : forall c s, c ^ 2 + s ^ 2 = 1 -> exists t, cos t = c /\ sin t = s.
Proof.
  intros c s circle. assert (range : -1 <= c <= 1) by nra.
  assert (root : sqrt (1 - Rsqr c) = Rabs s).
  { rewrite <- sqrt_Rsqr_abs. f_equal. unfold Rsqr. lra. }
  destruct (Rle_dec 0 s).
  - exists (acos c). rewrite cos_acos, sin_acos, root, Rabs_pos_eq; auto.
  - exists (- acos c). rewrite cos_neg, sin_neg, cos_acos, sin_acos, root, Rabs_left by (auto; lra).
    split; ring.
Qed.

(** Every point of the ellipse has an angle. *)
Theorem ellipse_covered : forall mu z, -2 < mu < 2 -> (eps mu z = 0 <-> exists t, z = ellipse_point mu t).
Proof.
  intros mu [u v] range. split.
  - intro on. assert (A := sqrt_sqrt (2 + mu) ltac:(lra)). assert (B := sqrt_sqrt (2 - mu) ltac:(lra)).
    assert (Apos := sqrt_lt_R0 (2 + mu) ltac:(lra)). assert (Bpos := sqrt_lt_R0 (2 - mu) ltac:(lra)).
    unfold ellipse_point. set (a := sqrt (2 + mu)) in *. set (b := sqrt (2 - mu)) in *.
    destruct (angle_exists ((u + v) / (2 * a)) ((u - v) / (2 * b))) as [t [cosine sine]].
    + apply (Rmult_eq_reg_l (4 * (a * a) * (b * b))); [|nra].
      transitivity ((b * b) * (u + v) ^ 2 + (a * a) * (u - v) ^ 2); [field; lra|].
      rewrite A, B. unfold eps, P, Q, p, q in on. cbn [fst snd] in on. lra.
    + exists t. rewrite cosine, sine. f_equal; field; lra.
  - intros [t ->]. apply ellipse_parametrised. lra.
Qed.

Lemma cos_sin_tripled : forall t,
  cos (PI - 3 * t) = 3 * cos t - 4 * cos t ^ 3 /\ sin (PI - 3 * t) = 3 * sin t - 4 * sin t ^ 3.
Proof.
  intro t. replace (3 * t) with (2 * t + t) by ring.
  rewrite cos_minus, sin_minus, cos_PI, sin_PI, cos_plus, sin_plus, sin_2a, cos_2a_cos.
  assert (C := cos_squared t). split.
  - transitivity (- (2 * cos t ^ 3 - cos t - 2 * cos t * sin t ^ 2)); [ring|].
    replace (sin t ^ 2) with (1 - cos t ^ 2) by lra. ring.
  - transitivity (sin t * (4 * cos t ^ 2 - 1)); [ring|]. rewrite C. ring.
Qed.

(** The same as algebra, for any c, s on the unit circle. *)
Theorem ellipse_angle_map : forall mu a b c s, c ^ 2 + s ^ 2 = 1 -> a ^ 2 = 2 + mu -> b ^ 2 = 2 - mu ->
  let c3 := 3 * c - 4 * c ^ 3 in let s3 := 3 * s - 4 * s ^ 3 in
  F mu (a * c + b * s, a * c - b * s) = (a * c3 + b * s3, a * c3 - b * s3) /\ c3 ^ 2 + s3 ^ 2 = 1.
Proof.
  intros mu a b c s circle A B c3 s3.
  assert (W : w mu (a * c + b * s, a * c - b * s) = 2 * (c ^ 2 - s ^ 2)).
  { unfold w. cbn [fst snd]. transitivity (a ^ 2 * c ^ 2 - b ^ 2 * s ^ 2 - mu); [ring|].
    rewrite A, B. replace mu with (mu * (c ^ 2 + s ^ 2)) at 3 by (rewrite circle; ring). ring. }
  assert (Hc : c3 = c * (1 - 2 * (c ^ 2 - s ^ 2))) by (unfold c3; replace (s ^ 2) with (1 - c ^ 2) by lra; ring).
  assert (Hs : s3 = s * (1 + 2 * (c ^ 2 - s ^ 2))) by (unfold s3; replace (c ^ 2) with (1 - s ^ 2) by lra; ring).
  split.
  - unfold F. rewrite W, Hc, Hs. cbn [fst snd]. f_equal; ring.
  - unfold c3, s3. replace ((3 * s - 4 * s ^ 3) ^ 2) with (s ^ 2 * (3 - 4 * s ^ 2) ^ 2) by ring.
    replace (s ^ 2) with (1 - c ^ 2) by lra. ring.
Qed.

Theorem ellipse_angle_tripled : forall mu t, -2 <= mu <= 2 ->
  F mu (ellipse_point mu t) = ellipse_point mu (PI - 3 * t).
Proof.
  intros mu t range. destruct (cos_sin_tripled t) as [C S]. unfold ellipse_point. rewrite C, S.
  apply ellipse_angle_map; [assert (H := cos_squared t); lra | |]; rewrite <- Rsqr_pow2; apply Rsqr_sqrt; lra.
Qed.

(** Turned by PI/4 it is s -> -3 s, so n steps multiply the angle by (-3)^n. *)
Theorem ellipse_orbits : forall mu s n, -2 <= mu <= 2 ->
  iterate (F mu) n (ellipse_point mu (PI / 4 + s)) = ellipse_point mu (PI / 4 + (-3) ^ n * s).
Proof.
  intros mu s n range. induction n as [|n IH]; cbn [iterate]; [f_equal; ring|].
  rewrite IH, ellipse_angle_tripled by exact range. f_equal. cbn [pow]. field.
Qed.

(** * C3. The residual on the ellipse moves by the cubic Chebyshev polynomial *)

Theorem ellipse_residual_chebyshev : forall mu z, eps mu z = 0 ->
  let k := w mu z / 2 in w mu (F mu z) / 2 = 4 * k ^ 3 - 3 * k /\ K mu (w mu z) = 1 + 2 * mu * k + 4 * k ^ 2.
Proof.
  intros mu z on k. destruct (quotient_map mu z) as [W _]. rewrite W, on. unfold k, K. split; field.
Qed.

(** * C5. Every cycle on the ellipse off the minimisers repels across it *)

Lemma ellipse_residual_bounded : forall mu z, -2 < mu < 2 -> eps mu z = 0 -> -2 <= w mu z <= 2.
Proof.
  intros mu z range on. destruct (ellipse_bounds_its_inside mu z range ltac:(lra)) as [HP HQ].
  destruct (P_Q_nonneg z).
  destruct (diagonal_coordinates mu z) as [_ [_ [_ [_ [_ [_ [_ ->]]]]]]]. lra.
Qed.

(** K (4 - mu w) - (4 - mu w') = (4 - mu^2) w^2, so the product of K telescopes, and exceeds a ratio of 4 - mu w. *)
Theorem ellipse_cycles_repel : forall mu z n, -2 < mu < 2 -> eps mu z = 0 -> periodic (F mu) n z -> w mu z <> 0 ->
  product (fun y => K mu (w mu y)) (F mu) n z > 1.
Proof.
  intros mu z n range on [some back] off. set (L := fun y => 4 - mu * w mu y).
  assert (gain : forall y, eps mu y = 0 -> K mu (w mu y) * L y - L (F mu y) = (4 - mu ^ 2) * w mu y ^ 2).
  { intros y H. destruct (quotient_map mu y) as [W _]. unfold L, K. rewrite W, H. ring. }
  assert (Lpos : 0 < L z) by (assert (H := ellipse_residual_bounded mu z range on); unfold L; nra).
  assert (room : 0 < 4 - mu ^ 2) by nra.
  assert (H : L (iterate (F mu) n z) < product (fun y => K mu (w mu y)) (F mu) n z * L z).
  { apply (product_bounded_below _ (F mu) (fun y => eps mu y = 0)); try assumption.
    - intros y. apply ellipse_separates, range.
    - intros y _. now apply ellipse_cofactor_positive.
    - intros y H. specialize (gain y H). assert (S := pow2_ge_0 (w mu y)). nra.
    - specialize (gain z on). assert (S := square_positive _ off). nra. }
  rewrite back in H. nra.
Qed.

(** The exception: where w = 0 the point is fixed, so then w = 0 at all points of the cycle. *)
Theorem minimisers_are_fixed : forall mu z, w mu z = 0 -> F mu z = z.
Proof. intros mu [u v] zero. unfold F. rewrite zero. cbn [fst snd]. f_equal; ring. Qed.
